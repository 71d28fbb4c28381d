"""Recognising the components of a paper (NĐ 30/2020, Phụ lục I) in its lines."""
