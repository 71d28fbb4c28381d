import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('localities', '0002_holidays'),
    ]

    operations = [
        migrations.AddField(
            model_name='residentialgroup',
            name='recorded_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc'),
        ),
        migrations.AddField(
            model_name='residentialgroupsuccession',
            name='recorded_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc'),
        ),
        migrations.AddField(
            model_name='residentialgroupsuccession',
            name='in_part',
            field=models.BooleanField(default=False, verbose_name='chỉ một phần'),
        ),
        migrations.CreateModel(
            name='ResidentialGroupEnding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_day', models.DateField(verbose_name='đến hết ngày')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endings', to='localities.residentialgroup')),
            ],
            options={
                'verbose_name': 'ngày kết thúc của khối, tổ dân phố, thôn, bản',
                'verbose_name_plural': 'ngày kết thúc của khối, tổ dân phố, thôn, bản',
                'ordering': ('pk',),
            },
        ),
    ]
