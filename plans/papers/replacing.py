"""What the issue of a replacement does to the paper it replaces."""

from documents.issued import issuing
from documents.models import Document, PaperRelation
from officials.models import Official
from plans.models import PlanPaper
from workflow.verdicts import demand


def supersede_earlier(document: Document, by: Official) -> None:
    """PAPER_STANDING: a plan has one paper that speaks for it, so the earlier one ends now."""
    replaces = PaperRelation.objects.filter(paper=document, kind=PaperRelation.Kind.REPLACES)
    relation = replaces.filter(of__state=Document.State.ISSUED).select_related("of").first()
    if relation and PlanPaper.objects.filter(document=document).exists():
        demand(issuing.supersede(relation.of, by=by))
