"""The lines are made anew: their numbers mean something else, and all can be written again."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

CASCADE, PROTECT = django.db.models.deletion.CASCADE, django.db.models.deletion.PROTECT


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_search_lines'),
        ('officials', '0002_ethnic_affairs'),
    ]

    operations = [
        migrations.DeleteModel('SearchLine'),
        migrations.CreateModel(
            name='SearchLine',
            fields=[
                ('place', models.BigAutoField(primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='chữ để tìm')),
                ('issuer', models.TextField(verbose_name='cơ quan ban hành, để tìm')),
                ('directive', models.ForeignKey(null=True, on_delete=CASCADE, related_name='search_lines', to='directives.directive')),
                ('duty', models.OneToOneField(null=True, on_delete=CASCADE, related_name='search_line', to='directives.duty')),
                ('plan', models.OneToOneField(null=True, on_delete=CASCADE, related_name='search_line', to='plans.plan')),
                ('kept_by', models.ForeignKey(null=True, db_index=False, on_delete=PROTECT, related_name='+', to='officials.organization')),
                ('told_by', models.ForeignKey(null=True, db_index=False, on_delete=PROTECT, related_name='+', to='officials.organization')),
            ],
            options={
                'verbose_name': 'dòng để tìm',
                'verbose_name_plural': 'dòng để tìm',
                'constraints': [
                    models.CheckConstraint(
                        name='search_line_of_one_thing',
                        condition=Q(directive__isnull=False, plan=None)
                        | Q(directive=None, plan__isnull=False, duty=None, kept_by__isnull=False),
                    ),
                    models.UniqueConstraint(
                        fields=['directive'], condition=Q(duty=None), name='search_line_of_directive'
                    ),
                ],
            },
        ),
    ]
