"""What is wrong with a citation, an aspect in each module; `directives.doctor` asks them all."""
