from reports.consolidating import urls as consolidating
from reports.inspection import urls as inspection
from reports.province import urls as province
from reports.regimes import urls as regimes
from reports.review import urls as review
from reports.submitting import urls as submitting
from reports.writing import urls as writing

app_name = "reports"

urlpatterns = [
    *consolidating.urlpatterns,
    *province.urlpatterns,
    *regimes.urlpatterns,
    *writing.urlpatterns,
    *review.urlpatterns,
    *submitting.urlpatterns,
    *inspection.urlpatterns,
]
