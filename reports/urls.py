from reports.writing import urls as writing

app_name = "reports"

urlpatterns = [
    *writing.urlpatterns,
]
