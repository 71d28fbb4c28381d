import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0004_handover'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='dấu của địa chỉ')),
                ('made_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('counted_from', models.DateTimeField(null=True, verbose_name='đọc gần đây lúc')),
                ('reads', models.PositiveSmallIntegerField(default=0, verbose_name='số lần đọc')),
                ('official', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'địa chỉ lịch',
                'verbose_name_plural': 'địa chỉ lịch',
            },
        ),
    ]
