"""/so-lieu/…: each part of the registers brings its own addresses."""

from households.charts import urls as charts
from households.counting import urls as counting
from households.disclosure import urls as disclosure
from households.figures import urls as figures
from households.importing import urls as importing
from households.recutting import urls as recutting
from households.reputable import urls as reputable
from households.rows import urls as rows

app_name = "households"

urlpatterns = [
    *charts.urlpatterns,
    *counting.urlpatterns,
    *disclosure.urlpatterns,
    *figures.urlpatterns,
    *importing.urlpatterns,
    *recutting.urlpatterns,
    *reputable.urlpatterns,
    *rows.urlpatterns,
]
