"""/so-lieu/…: each part of the registers brings its own addresses."""

from households.counting import urls as counting
from households.figures import urls as figures
from households.importing import urls as importing
from households.reputable import urls as reputable
from households.rows import urls as rows

app_name = "households"

urlpatterns = [
    *counting.urlpatterns,
    *figures.urlpatterns,
    *importing.urlpatterns,
    *reputable.urlpatterns,
    *rows.urlpatterns,
]
