"""What WordprocessingML (ECMA-376, part 1) says, in terms of lines and runs."""
