"""/so-lieu/…: each part of the registers brings its own addresses."""

from households.counting import urls as counting

app_name = "households"

urlpatterns = [*counting.urlpatterns]
