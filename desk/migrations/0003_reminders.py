import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0002_lines_say_who_may_find_them'),
        ('documents', '0017_sent_again'),
        ('plans', '0004_running_tasks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Morning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='ngày')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='lúc')),
            ],
            options={
                'verbose_name': 'buổi sáng nhắc việc',
                'verbose_name_plural': 'các buổi sáng nhắc việc',
            },
        ),
        migrations.CreateModel(
            name='DeclinedMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='từ lúc')),
                ('official', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='declined_mail', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'không nhận thư nhắc việc',
                'verbose_name_plural': 'không nhận thư nhắc việc',
            },
        ),
        migrations.CreateModel(
            name='ChasedTurn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='lúc')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chased_turns', to='documents.document')),
                ('turn', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chasings', to='plans.taskturn')),
            ],
            options={
                'verbose_name': 'nhiệm vụ được đôn đốc',
                'verbose_name_plural': 'nhiệm vụ được đôn đốc',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('document', 'turn'), name='turn_chased_once_by_a_paper')],
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='ngày')),
                ('state', models.CharField(choices=[('prepared', 'Chờ gửi'), ('handing_over', 'Đang gửi'), ('sent', 'Đã gửi'), ('failed', 'Không gửi được'), ('unclear', 'Không rõ đã gửi chưa')], default='prepared', max_length=12, verbose_name='tình trạng')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='số lần gửi')),
                ('not_before', models.DateTimeField(verbose_name='gửi từ lúc')),
                ('last_error', models.CharField(blank=True, max_length=80, verbose_name='lỗi lần trước')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('official', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='digests', to=settings.AUTH_USER_MODEL, verbose_name='cán bộ')),
            ],
            options={
                'verbose_name': 'thư nhắc việc',
                'verbose_name_plural': 'thư nhắc việc',
                'ordering': ['-day', 'pk'],
                'indexes': [models.Index(fields=['state', 'not_before'], name='digest_to_send')],
                'constraints': [models.UniqueConstraint(fields=('official', 'day'), name='digest_once_a_day')],
            },
        ),
    ]
