"""Who gets what at every address, written by hand.

`own` is what belongs to the ward of the cast, `foreign` what belongs to the other ward, whose
drafter is the stranger; `all` is about no row. 200 a page, 302 led on (or to the sign-in page),
403 refused with a reason, 404 not there for them, 405 not by this method.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ROLES = (
    *("drafter", "reviewer", "chair", "deputy", "clerk", "administrator"),
    *("ward_police", "province_reviewer", "stranger", "superuser", "anonymous"),
)

# fmt: off
TABLE = """
#                                  the ward's six, police province stranger, superuser anonymous
desk:home                     all     GET  200 200 200 200 200 200  200 200 200  200 302
desk:cite                     own     GET  200 200 403 403 403 403  404 404 404  404 302
desk:cite                     foreign GET  404 404 404 404 404 404  404 404 200  404 302
desk:search                   all     GET  200 200 200 200 200 200  200 200 200  200 302
desk:search_export            all     GET  302 302 302 302 302 302  302 302 302  302 302
desk:search_columns           all     POST 302 302 302 302 302 302  302 302 302  302 302
desk:search_columns           all     GET  405 405 405 405 405 405  405 405 405  405 302
desk:search_save              all     POST 200 200 200 200 200 200  200 200 200  200 302
desk:search_save              all     GET  405 405 405 405 405 405  405 405 405  405 302
desk:search_forget            own     POST 302 404 404 404 404 404  404 404 404  404 302
desk:search_forget            own     GET  405 405 405 405 405 405  405 405 405  405 302
desk:search_forget            foreign POST 404 404 404 404 404 404  404 404 302  404 302
plans:list                    all     GET  200 200 200 200 200 200  200 200 200  200 302
plans:new                     all     GET  200 200 403 403 403 403  403 403 200  404 302
plans:new_from_template       all     GET  200 200 403 403 403 403  403 403 200  404 302
plans:new_from_template       all     POST 200 200 403 403 403 403  403 403 200  404 302
plans:new_from_file           all     GET  200 200 403 403 403 403  403 403 200  404 302
plans:new_from_file           all     POST 200 200 403 403 403 403  403 403 200  404 302
plans:new_from_text           all     GET  200 200 403 403 403 403  403 403 200  404 302
plans:new_from_text           all     POST 200 200 403 403 403 403  403 403 200  404 302
plans:new_from_plan           own     GET  200 200 403 403 403 403  403 403 404  404 302
plans:new_from_plan           own     POST 200 200 403 403 403 403  403 403 404  404 302
plans:new_from_plan           foreign GET  404 404 403 403 403 403  403 403 200  404 302
plans:detail                  own     GET  200 200 200 200 200 200  404 404 404  404 302
plans:detail                  foreign GET  404 404 404 404 404 404  404 404 200  404 302
plans:duties                  own     GET  200 200 200 200 200 200  404 404 404  404 302
plans:duties                  foreign GET  404 404 404 404 404 404  404 404 200  404 302
plans:answer_duty             own     GET  200 200 403 403 403 403  404 404 404  404 302
plans:answer_duty             own     POST 200 200 403 403 403 403  404 404 404  404 302
plans:answer_duty             foreign GET  404 404 404 404 404 404  404 404 200  404 302
plans:take_back_answer        own     POST 302 302 403 403 403 403  404 404 404  404 302
plans:take_back_answer        own     GET  405 405 405 405 405 405  405 405 405  405 302
plans:take_back_answer        foreign POST 404 404 404 404 404 404  404 404 302  404 302
plans:given_duties            all     GET  200 200 200 200 200 200  200 200 200  200 302
plans:duty_matrix             own     GET  200 200 200 200 200 200  404 404 404  404 302
plans:duty_matrix             foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:duties             own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:duties             foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:mark_duty          own     GET  200 200 403 403 200 403  404 404 404  404 302
directives:mark_duty          own     POST 200 200 403 403 200 403  404 404 404  404 302
directives:mark_duty          foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:edit_duty          own     GET  200 200 403 403 200 403  404 404 404  404 302
directives:edit_duty          own     POST 200 200 403 403 200 403  404 404 404  404 302
directives:edit_duty          foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:withdraw_duty      own     POST 302 302 403 403 302 403  404 404 404  404 302
directives:withdraw_duty      own     GET  405 405 405 405 405 405  405 405 405  405 302
directives:withdraw_duty      foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:overview           all     GET  302 302 302 302 302 302  403 403 302  404 302
households:ward               own     GET  200 200 200 200 200 200  404 404 404  404 302
households:ward               foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:state_ward         own     GET  200 200 403 403 403 403  404 404 404  404 302
households:state_ward         own     POST 200 200 403 403 403 403  404 404 404  404 302
households:state_ward         foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:print_sheets       own     GET  200 200 200 200 200 200  404 404 404  404 302
households:print_sheets       foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:charts             own     GET  200 200 200 200 200 200  404 404 404  404 302
households:charts             foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:borders            own     GET  200 200 200 200 200 200  404 404 404  404 302
households:borders            foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:divide_group       own     GET  200 200 403 403 403 403  404 404 404  404 302
households:divide_group       own     POST 200 200 403 403 403 403  404 404 404  404 302
households:divide_group       foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:sheets             own     GET  200 200 200 200 200 200  404 404 404  404 302
households:sheets             foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:enter_sheet        own     GET  200 200 403 403 403 403  404 404 404  404 302
households:enter_sheet        own     POST 200 200 403 403 403 403  404 404 404  404 302
households:enter_sheet        foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:sums               own     POST 200 200 403 403 403 403  404 404 404  404 302
households:sums               own     GET  405 405 405 405 405 405  405 405 405  405 302
households:sums               foreign POST 404 404 404 404 404 404  404 404 200  404 302
households:sheet              own     GET  200 200 200 200 200 200  404 404 404  404 302
households:sheet              foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:print_sheet        own     GET  200 200 200 200 200 200  404 404 404  404 302
households:print_sheet        foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:withdraw_sheet     own     GET  200 200 403 403 403 403  404 404 404  404 302
households:withdraw_sheet     own     POST 200 200 403 403 403 403  404 404 404  404 302
households:withdraw_sheet     foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:imports            all     GET  200 200 200 200 200 200  403 403 200  404 302
households:import_rule        all     GET  403 403 200 403 403 403  403 403 403  404 302
households:import_rule        all     POST 403 403 302 403 403 403  403 403 403  404 302
households:import_new         all     GET  200 200 403 403 403 403  403 403 200  404 302
households:import_new         all     POST 200 200 403 403 403 403  403 403 200  404 302
households:import             own     GET  200 200 200 200 200 200  404 404 404  404 302
households:import             foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:import_confirm     own     POST 302 302 403 403 403 403  404 404 404  404 302
households:import_confirm     own     GET  405 405 405 405 405 405  405 405 405  405 302
households:import_confirm     foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:import_cancel      own     POST 302 302 403 403 403 403  404 404 404  404 302
households:import_cancel      own     GET  405 405 405 405 405 405  405 405 405  405 302
households:import_cancel      foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:import_faults      own     GET  200 403 403 403 403 403  404 404 404  404 302
households:import_faults      foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:import_returned    own     GET  404 403 403 403 403 403  404 404 404  404 302
households:import_returned    foreign GET  404 404 404 404 404 404  404 404 404  404 302
households:import_clear       own     POST 302 403 403 403 403 403  404 404 404  404 302
households:import_clear       own     GET  405 405 405 405 405 405  405 405 405  405 302
households:import_clear       foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:releases           all     GET  200 200 200 200 200 200  403 200 200  404 302
households:give_figures       all     GET  200 200 403 403 403 403  403 403 200  404 302
households:give_figures       all     POST 200 200 403 403 403 403  403 403 200  404 302
households:smallest           all     GET  403 403 200 403 403 403  403 403 403  404 302
households:smallest           all     POST 403 403 200 403 403 403  403 403 403  404 302
households:release            own     GET  200 200 200 200 200 200  404 404 404  404 302
households:release            foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:release_table      own     GET  200 200 200 200 200 200  404 404 404  404 302
households:release_table      foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:figure_names       all     GET  200 200 200 200 200 200  403 403 200  404 302
households:figures_of_draft   own     GET  200 200 403 403 403 403  404 404 404  404 302
households:figures_of_draft   foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:take_figures       own     POST 302 302 403 403 403 403  404 404 404  404 302
households:take_figures       own     GET  405 405 405 405 405 405  405 405 405  405 302
households:take_figures       foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:take_figures_as_of own     POST 302 302 403 403 403 403  404 404 404  404 302
households:take_figures_as_of own     GET  405 405 405 405 405 405  405 405 405  405 302
households:take_figures_as_of foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:put_figures        own     POST 302 302 403 403 403 403  404 404 404  404 302
households:put_figures        own     GET  405 405 405 405 405 405  405 405 405  405 302
households:put_figures        foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:put_opening        own     POST 302 302 403 403 403 403  404 404 404  404 302
households:put_opening        own     GET  405 405 405 405 405 405  405 405 405  405 302
households:put_opening        foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:rows               all     GET  200 200 200 200 200 200  404 404 200  404 302
households:rows_switch_on     all     GET  403 403 200 403 403 403  404 404 403  404 302
households:rows_switch_on     all     POST 403 403 200 403 403 403  404 404 403  404 302
households:rows_switch_off    own     GET  403 403 200 403 403 403  404 404 404  404 302
households:rows_switch_off    own     POST 403 403 200 403 403 403  404 404 404  404 302
households:rows_switch_off    foreign GET  404 404 404 404 404 404  404 404 403  404 302
households:rows_name_reader   own     GET  403 403 200 403 403 403  404 404 404  404 302
households:rows_name_reader   own     POST 403 403 200 403 403 403  404 404 404  404 302
households:rows_name_reader   foreign GET  404 404 404 404 404 404  404 404 403  404 302
households:rows_end_reader    own     POST 403 403 302 403 403 403  404 404 404  404 302
households:rows_end_reader    own     GET  405 405 405 405 405 405  405 405 405  405 302
households:rows_end_reader    foreign POST 404 404 404 404 404 404  404 404 403  404 302
households:rows_erase_all     all     POST 403 403 403 403 403 403  404 404 403  404 302
households:rows_erase_all     all     GET  405 405 405 405 405 405  405 405 405  405 302
households:rows_log           all     GET  403 403 200 403 403 403  404 404 403  404 302
households:row_list           all     GET  200 403 403 403 403 403  404 404 200  404 302
households:row_export         all     GET  302 403 403 403 403 403  404 404 302  404 302
households:rows_reconcile     all     GET  200 403 403 403 403 403  404 404 200  404 302
households:rows_take_sheet    own     POST 302 403 403 403 403 403  404 404 404  404 302
households:rows_take_sheet    own     GET  405 405 405 405 405 405  405 405 405  405 302
households:rows_take_sheet    foreign POST 404 403 403 403 403 403  404 404 302  404 302
households:row_new            all     GET  200 403 403 403 403 403  404 404 200  404 302
households:row_new            all     POST 200 403 403 403 403 403  404 404 200  404 302
households:row                own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row                foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_change         own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row_change         own     POST 200 403 403 403 403 403  404 404 404  404 302
households:row_change         foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_leave          own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row_leave          own     POST 200 403 403 403 403 403  404 404 404  404 302
households:row_leave          foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_split          own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row_split          own     POST 200 403 403 403 403 403  404 404 404  404 302
households:row_split          foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_merge          own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row_merge          own     POST 200 403 403 403 403 403  404 404 404  404 302
households:row_merge          foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_correct        own     GET  200 403 403 403 403 403  404 404 404  404 302
households:row_correct        own     POST 200 403 403 403 403 403  404 404 404  404 302
households:row_correct        foreign GET  404 403 403 403 403 403  404 404 200  404 302
households:row_strike         own     POST 302 403 403 403 403 403  404 404 404  404 302
households:row_strike         own     GET  405 405 405 405 405 405  405 405 405  405 302
households:row_strike         foreign POST 404 403 403 403 403 403  404 404 302  404 302
households:row_erase          own     POST 302 403 403 403 403 403  404 404 404  404 302
households:row_erase          own     GET  405 405 405 405 405 405  405 405 405  405 302
households:row_erase          foreign POST 404 403 403 403 403 403  404 404 302  404 302
households:reputable          all     GET  302 302 302 302 302 302  200 200 302  200 302
households:reputable_wards    all     GET  200 200 200 200 200 200  200 200 200  200 302
households:reputable_list     own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_list     foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_former   own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_former   foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_print    own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_print    foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_rule     own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_rule     own     POST 403 403 200 403 403 403  404 404 404  404 302
households:reputable_rule     foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_benefits own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_benefits foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_propose  own     GET  200 200 403 403 403 403  404 404 404  404 302
households:reputable_propose  own     POST 200 200 403 403 403 403  404 404 404  404 302
households:reputable_propose  foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_enter    own     GET  200 200 403 403 403 403  404 404 404  404 302
households:reputable_enter    own     POST 200 200 403 403 403 403  404 404 404  404 302
households:reputable_enter    foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_proposal own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_proposal foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_step     own     GET  200 200 403 403 403 403  404 404 404  404 302
households:reputable_step     own     POST 200 200 403 403 403 403  404 404 404  404 302
households:reputable_step     foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_stop     own     POST 302 302 302 403 403 403  404 404 404  404 302
households:reputable_stop     own     GET  405 405 405 405 405 405  405 405 405  405 302
households:reputable_stop     foreign POST 404 404 404 404 404 404  404 404 302  404 302
households:reputable_person   own     GET  200 200 200 200 200 200  404 404 404  404 302
households:reputable_person   foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_correct  own     GET  200 200 403 403 403 403  404 404 404  404 302
households:reputable_correct  own     POST 200 200 403 403 403 403  404 404 404  404 302
households:reputable_correct  foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_erase    own     POST 403 403 302 403 403 403  404 404 404  404 302
households:reputable_erase    own     GET  405 405 405 405 405 405  405 405 405  405 302
households:reputable_erase    foreign POST 404 404 404 404 404 404  404 404 403  404 302
households:reputable_give     own     GET  200 200 403 403 200 403  404 404 404  404 302
households:reputable_give     own     POST 200 200 403 403 200 403  404 404 404  404 302
households:reputable_give     foreign GET  404 404 404 404 404 404  404 404 200  404 302
households:reputable_take_back own     POST 302 302 403 403 302 403  404 404 404  404 302
households:reputable_take_back own     GET  405 405 405 405 405 405  405 405 405  405 302
households:reputable_take_back foreign POST 404 404 404 404 404 404  404 404 302  404 302
documents:list                all     GET  200 200 200 200 200 200  200 200 200  200 302
documents:new                 all     GET  200 200 403 403 403 403  403 403 200  404 302
documents:new_of_kind         all     GET  200 200 403 403 403 403  403 403 200  404 302
documents:new_of_kind         all     POST 200 200 403 403 403 403  403 403 200  404 302
documents:new_from_file       all     GET  200 200 403 403 403 403  403 403 200  404 302
documents:new_from_file       all     POST 200 200 403 403 403 403  403 403 200  404 302
documents:new_from_text       all     GET  200 200 403 403 403 403  403 403 200  404 302
documents:new_from_text       all     POST 200 200 403 403 403 403  403 403 200  404 302
documents:detail              own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:detail              foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:make_copy           own     GET  403 403 403 403 403 403  404 404 404  404 302
documents:make_copy           own     POST 403 403 403 403 403 403  404 404 404  404 302
documents:make_copy           foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:printed_copy        own     GET  404 404 404 404 404 404  404 404 404  404 302
documents:printed_copy        foreign GET  404 404 404 404 404 404  404 404 404  404 302
documents:follow              own     GET  403 403 403 403 403 403  404 404 404  404 302
documents:follow              own     POST 403 403 403 403 403 403  404 404 404  404 302
documents:follow              foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:end_elsewhere       own     GET  403 403 200 403 200 403  404 404 404  404 302
documents:end_elsewhere       own     POST 403 403 200 403 200 403  404 404 404  404 302
documents:end_elsewhere       foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:edit                own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:edit                own     POST 200 200 403 403 403 403  404 404 404  404 302
documents:edit                foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:preview             own     POST 200 200 403 403 403 403  404 404 404  404 302
documents:preview             own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:preview             foreign POST 404 404 404 404 404 404  404 404 200  404 302
documents:components          own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:components          own     POST 200 200 403 403 403 403  404 404 404  404 302
documents:components          foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:add_annex           own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:add_annex           foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:annex               own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:annex               foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:abandon             own     POST 302 302 403 403 403 403  404 404 404  404 302
documents:abandon             own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:abandon             foreign POST 404 404 404 404 404 404  404 404 302  404 302
documents:to_approve          all     GET  200 200 200 200 200 200  200 200 200  200 302
documents:to_check            all     GET  200 200 200 200 200 200  200 200 200  200 302
documents:submit              own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:submit              own     POST 200 200 403 403 403 403  404 404 404  404 302
documents:submit              foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:recall              own     POST 302 403 403 403 403 403  404 404 404  404 302
documents:recall              own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:recall              foreign POST 404 404 404 404 404 404  404 404 302  404 302
documents:endorse_content     own     POST 403 302 403 403 403 403  404 404 404  404 302
documents:endorse_content     own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:endorse_content     foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:endorse_form        own     POST 403 302 403 403 302 403  404 404 404  404 302
documents:endorse_form        own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:endorse_form        foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:return              own     GET  403 200 200 403 200 403  404 404 404  404 302
documents:return              own     POST 403 200 200 403 200 403  404 404 404  404 302
documents:return              foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:take_down           own     GET  200 200 403 403 200 403  404 404 404  404 302
documents:take_down           own     POST 200 200 403 403 200 403  404 404 404  404 302
documents:take_down           foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:answer              own     GET  200 200 403 403 403 403  404 404 404  404 302
documents:answer              own     POST 200 200 403 403 403 403  404 404 404  404 302
documents:answer              foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:approve             own     POST 403 403 200 403 403 403  404 404 404  404 302
documents:approve             own     GET  403 403 200 403 403 403  404 404 404  404 302
documents:approve             foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:approve_on_paper    own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:approve_on_paper    own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:approve_on_paper    foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:history             own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:history             foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:revisions           own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:revisions           foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:revision            own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:revision            foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:restore             own     POST 302 302 403 403 403 403  404 404 404  404 302
documents:restore             own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:restore             foreign POST 404 404 404 404 404 404  404 404 302  404 302
documents:download            own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:download            foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:copy                own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:copy                foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:figures             own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:figures             foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:original            own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:original            foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:record_ink          own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:record_ink          own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:record_ink          foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:put_in_signed       own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:put_in_signed       own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:put_in_signed       foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:put_in_scan         own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:put_in_scan         own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:put_in_scan         foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:issue               own     POST 403 403 403 403 302 403  404 404 404  404 302
documents:issue               own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:issue               foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:supersede           own     POST 403 403 302 403 302 403  404 404 404  404 302
documents:supersede           own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:supersede           foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:revoke              own     POST 403 403 302 403 302 403  404 404 404  404 302
documents:revoke              own     GET  405 405 405 405 405 405  405 405 405  405 302
documents:revoke              foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:submission_slip     own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:submission_slip     foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:release_checklist   own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:release_checklist   foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:envelopes           own     GET  200 200 200 200 200 200  404 404 404  404 302
documents:envelopes           foreign GET  404 404 404 404 404 404  404 404 200  404 302
documents:choose_print        own     GET  403 200 200 200 200 403  404 404 404  404 302
documents:choose_print        foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:print_book          own     GET  403 200 200 200 200 403  404 404 404  404 302
documents:print_book          foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:books               all     GET  403 200 200 200 200 403  200 200 403  404 302
documents:book                own     GET  403 200 200 200 200 403  404 404 404  404 302
documents:book                foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:reserve_number      own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:reserve_number      own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:reserve_number      foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:number_elsewhere    all     GET  403 403 403 403 200 403  403 403 403  404 302
documents:number_elsewhere    all     POST 403 403 403 403 200 403  403 403 403  404 302
documents:void_number         own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:void_number         own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:void_number         foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:give_number         own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:give_number         own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:give_number         foreign POST 404 404 404 404 404 404  404 404 403  404 302
documents:rules                all     GET  200 200 200 200 200 200  200 200 200  404 302
documents:set_rules            all     GET  403 403 403 403 403 200  403 403 403  404 302
documents:set_rules            all     POST 403 403 403 403 403 302  403 403 403  404 302
documents:delegate             all     GET  403 403 200 403 200 403  200 403 403  404 302
documents:delegate             all     POST 403 403 200 403 200 403  200 403 403  404 302
documents:end_delegation       own     GET  403 403 200 403 200 403  404 404 404  404 302
documents:end_delegation       own     POST 403 403 200 403 200 403  404 404 404  404 302
documents:end_delegation       foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:book_setup          all     GET  403 403 200 403 403 200  200 403 403  404 302
documents:decide_numbering    all     GET  403 403 200 403 403 200  200 403 403  404 302
documents:decide_numbering    all     POST 403 403 200 403 403 200  200 403 403  404 302
documents:order_numbering     all     GET  403 403 200 403 403 200  200 403 403  404 302
documents:order_numbering     all     POST 403 403 200 403 403 200  200 403 403  404 302
documents:add_body            all     GET  403 403 200 403 403 200  200 403 403  404 302
documents:add_body            all     POST 403 403 200 403 403 200  200 403 403  404 302
documents:close_series        own     GET  403 403 200 403 403 200  404 404 404  404 302
documents:close_series        own     POST 403 403 200 403 403 200  404 404 404  404 302
documents:close_series        foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:carry_numbers       all     GET  403 403 200 403 200 200  200 403 403  404 302
documents:carry_numbers       all     POST 403 403 200 403 200 200  200 403 403  404 302
documents:send                own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:send                own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:send                foreign GET  404 404 404 404 404 404  404 404 403  404 302
documents:withdraw            own     GET  403 403 403 403 200 403  404 404 404  404 302
documents:withdraw            own     POST 403 403 403 403 200 403  404 404 404  404 302
documents:withdraw            foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:examine            own     GET  200 200 403 403 403 403  404 404 404  404 302
directives:examine            foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:mend               own     POST 302 302 403 403 403 403  404 404 404  404 302
directives:mend               own     GET  405 405 405 405 405 405  405 405 405  405 302
directives:mend               foreign POST 404 404 404 404 404 404  404 404 302  404 302
directives:pointed            own     POST 200 200 403 403 403 403  404 404 404  404 302
directives:pointed            own     GET  405 405 405 405 405 405  405 405 405  405 302
directives:pointed            foreign POST 404 404 404 404 404 404  404 404 200  404 302
directives:list               all     GET  200 200 200 200 200 200  200 200 200  200 302
directives:new                all     GET  200 200 403 403 200 403  403 403 200  404 302
directives:new                all     POST 200 200 403 403 200 403  403 403 200  404 302
directives:detail             own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:detail             foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:file               own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:file               foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:edit               own     GET  200 200 403 403 200 403  404 404 404  404 302
directives:edit               own     POST 200 200 403 403 200 403  404 404 404  404 302
directives:edit               foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:relate             own     GET  200 200 403 403 200 403  404 404 404  404 302
directives:relate             own     POST 200 200 403 403 200 403  404 404 404  404 302
directives:relate             foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:unrelate           own     POST 302 302 403 403 302 403  404 404 404  404 302
directives:unrelate           own     GET  405 405 405 405 405 405  405 405 405  405 302
directives:unrelate           foreign POST 404 404 404 404 404 404  404 404 302  404 302
directives:incoming           all     GET  200 200 200 200 200 200  200 200 200  404 302
directives:delivered          own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:delivered          foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:delivered_pdf      own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:delivered_pdf      foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:register_delivery  own     GET  403 403 403 403 200 403  404 404 404  404 302
directives:register_delivery  own     POST 403 403 403 403 200 403  404 404 404  404 302
directives:register_delivery  foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:clear_delivery     own     POST 403 403 403 403 403 403  404 404 404  404 302
directives:clear_delivery     foreign POST 404 404 404 404 404 404  404 404 403  404 302
directives:clear_delivery     own     GET  405 405 405 405 405 405  405 405 405  405 302
directives:register_paper     own     GET  403 403 403 403 200 403  404 404 404  404 302
directives:register_paper     own     POST 403 403 403 403 200 403  404 404 404  404 302
directives:register_paper     foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:receipt            own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:receipt            foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:strike             own     GET  403 403 403 403 200 403  404 404 404  404 302
directives:strike             own     POST 403 403 403 403 200 403  404 404 404  404 302
directives:strike             foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:say                own     GET  403 200 200 200 200 403  404 404 404  404 302
directives:say                own     POST 403 200 200 200 200 403  404 404 404  404 302
directives:say                foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:report             own     GET  200 200 403 403 200 403  404 404 404  404 302
directives:report             own     POST 200 200 403 403 200 403  404 404 404  404 302
directives:report             foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:stamp              own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:stamp              foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:slip               own     GET  200 200 200 200 200 200  404 404 404  404 302
directives:slip               foreign GET  404 404 404 404 404 404  404 404 200  404 302
directives:set_up_incoming    all     GET  403 403 200 403 403 200  200 403 403  404 302
directives:set_up_incoming    all     POST 403 403 200 403 403 200  200 403 403  404 302
directives:choose_incoming_print own     GET  403 200 200 200 200 403  404 404 404  404 302
directives:choose_incoming_print foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:print_incoming     own     GET  403 200 200 200 200 403  404 404 404  404 302
directives:print_incoming     foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:hand_down          own     GET  403 200 403 403 200 403  404 404 404  404 302
directives:hand_down          own     POST 403 200 403 403 200 403  404 404 404  404 302
directives:hand_down          foreign GET  404 404 404 404 404 404  404 404 403  404 302
directives:take_back          own     GET  403 200 403 403 200 403  404 404 404  404 302
directives:take_back          own     POST 403 200 403 403 200 403  404 404 404  404 302
directives:take_back          foreign GET  404 404 404 404 404 404  404 404 403  404 302
icon                          all     GET  302 302 302 302 302 302  302 302 302  302 302
officials:sign_in             all     GET  302 302 302 302 302 302  302 302 302  302 200
officials:sign_out            all     POST 302 302 302 302 302 302  302 302 302  302 302
officials:sign_out            all     GET  405 405 405 405 405 405  405 405 405  405 302
officials:change_password     all     GET  200 200 200 200 200 200  200 200 200  200 302
officials:act_in              all     POST 404 404 404 404 404 404  404 404 404  404 302
officials:act_in              all     GET  405 405 405 405 405 405  405 405 405  405 302
officials:people              all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:add_person          all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:person              own     GET  403 403 403 403 403 200  404 404 404  404 302
officials:person              foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:edit_person         own     GET  403 403 403 403 403 200  404 404 404  404 302
officials:edit_person         foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:deactivate          own     POST 403 403 403 403 403 302  404 404 404  404 302
officials:deactivate          own     GET  405 405 405 405 405 405  405 405 405  405 302
officials:deactivate          foreign POST 404 404 404 404 404 404  404 404 403  404 302
officials:activate            own     POST 403 403 403 403 403 403  404 404 404  404 302
officials:activate            own     GET  405 405 405 405 405 405  405 405 405  405 302
officials:activate            foreign POST 404 404 404 404 404 404  404 404 403  404 302
officials:unlock              own     POST 403 403 403 403 403 302  404 404 404  404 302
officials:unlock              own     GET  405 405 405 405 405 405  405 405 405  405 302
officials:unlock              foreign POST 404 404 404 404 404 404  404 404 403  404 302
officials:reset_password      own     POST 403 403 403 403 403 200  404 404 404  404 302
officials:reset_password      own     GET  405 405 405 405 405 405  405 405 405  405 302
officials:reset_password      foreign POST 404 404 404 404 404 404  404 404 403  404 302
officials:appoint             own     GET  403 403 403 403 403 200  404 404 404  404 302
officials:appoint             foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:posts               all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:end_appointment     own     GET  403 403 403 403 403 200  404 404 404  404 302
officials:end_appointment     foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:groups              all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:add_group           all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:merge_groups        all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:take_over_groups    all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:correct_group       own     GET  403 403 403 403 403 200  403 404 404  404 302
officials:correct_group       foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:rename_group        own     GET  403 403 403 403 403 200  403 404 404  404 302
officials:rename_group        foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:split_group         own     GET  403 403 403 403 403 200  403 404 404  404 302
officials:split_group         foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:end_group           own     GET  403 403 403 403 403 200  403 404 404  404 302
officials:end_group           foreign GET  404 404 404 404 404 404  404 404 403  404 302
officials:letterheads         all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:add_letterhead      all     GET  403 403 403 403 403 200  403 403 403  403 302
officials:preview_letterhead  all     POST 403 403 403 403 403 200  403 403 403  403 302
officials:preview_letterhead  all     GET  405 405 405 405 405 405  405 405 405  405 302
officials:correct_letterhead  own     GET  403 403 403 403 403 200  404 404 404  404 302
officials:correct_letterhead  foreign GET  404 404 404 404 404 404  404 404 403  404 302
"""
# Django's admin, for superusers only: list, adding, one row, deleting it.
ADMIN = """
auth_group                        200 200
axes_accessattempt                200 403
axes_accesslog                    200 403
axes_accessfailurelog             200 403
django_tasks_database_dbtaskresult 200 403
history_entry                     200 403
localities_administrativeunit     200 403
localities_unitsuccession         200 403
localities_residentialgroup       200 403
localities_holiday                200 200
households_benefitrate            200 200
officials_official                200 200
officials_organization            200 200
officials_letterhead              200 200
officials_appointment             200 200
documents_document                200 403
documents_revision                200 403
plans_plan                        200 403
plans_template                    200 200
"""
# fmt: on


@dataclass(frozen=True)
class Line:
    name: str
    territory: str
    method: str
    expected: tuple[int, ...]


def lines() -> Iterator[Line]:
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            name, territory, method, *expected = line.split()
            assert len(expected) == len(ROLES), line
            yield Line(name, territory, method, tuple(map(int, expected)))
