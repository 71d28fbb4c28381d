import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the filling, which PostgreSQL wants committed before it tightens the column."""

    dependencies = [("plans", "0007_further_papers")]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="paper",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="plans.planpaper",
                verbose_name="văn bản",
            ),
        ),
    ]
