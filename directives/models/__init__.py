from directives.models.directives import KINDS, Certainty, Directive, Relation

__all__ = ["KINDS", "Certainty", "Directive", "Relation"]
