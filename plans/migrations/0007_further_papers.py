import django.db.models.deletion
import localities.fields
from django.conf import settings
from django.db import migrations, models

STEPS = [
    ("progress", "Báo cáo tiến độ"),
    ("closing", "Báo cáo hoàn thành"),
    ("confirmed", "Xác nhận hoàn thành"),
    ("sent_back", "Trả lại, làm tiếp"),
    ("asked_time", "Đề nghị gia hạn"),
    ("asked_change", "Đề nghị điều chỉnh"),
    ("granted", "Đồng ý"),
    ("refused", "Không đồng ý"),
    ("handed_on", "Chuyển người thực hiện"),
    ("withdrawn", "Thôi giao"),
    ("reopened", "Mở lại"),
    ("carried", "Chuyển theo văn bản mới"),
]
STATES = [
    ("proposed", "Dự kiến"),
    ("assigned", "Đã giao"),
    ("ended", "Không còn hiệu lực"),
]


def drafted_in_the_original(apps, schema_editor):
    """Until now every task was drafted in the paper its plan began with."""
    papers = apps.get_model("plans", "PlanPaper").objects.filter(
        plan=models.OuterRef("plan"), role="original"
    )
    tasks = apps.get_model("plans", "Task").objects.filter(paper=None)
    tasks.update(paper=models.Subquery(papers.values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0005_ethnic_affairs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0006_activities"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="task",
            options={
                "ordering": ["paper_id", "position", "pk"],
                "verbose_name": "nhiệm vụ",
                "verbose_name_plural": "nhiệm vụ",
            },
        ),
        migrations.AddField(
            model_name="task",
            name="duties",
            field=models.ManyToManyField(
                blank=True,
                related_name="tasks",
                to="directives.duty",
                verbose_name="nhiệm vụ trên giao",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="paper",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="plans.planpaper",
                verbose_name="văn bản",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="replaces",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="plans.task",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="state",
            field=models.CharField(
                choices=STATES,
                default="proposed",
                editable=False,
                max_length=9,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AlterField(
            model_name="taskstep",
            name="kind",
            field=models.CharField(choices=STEPS, max_length=12, verbose_name="việc"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                fields=("paper", "replaces"),
                name="task_replaced_once_by_a_paper",
                violation_error_message="Nhiệm vụ này đã được sửa trong văn bản đang soạn.",
            ),
        ),
        migrations.CreateModel(
            name="TaskEnding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", localities.fields.NfcCharField(max_length=500, verbose_name="lý do")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endings",
                        to="plans.planpaper",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endings",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm vụ thôi thực hiện",
                "verbose_name_plural": "nhiệm vụ thôi thực hiện",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "task"), name="task_ended_once_by_a_paper"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="task_ending_says_why",
                        violation_error_message="Cần ghi lý do thôi thực hiện.",
                    ),
                ],
            },
        ),
        migrations.RunPython(drafted_in_the_original, migrations.RunPython.noop),
    ]
