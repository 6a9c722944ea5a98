/* SPDX-License-Identifier: Apache-2.0 */
/* Twelve indicators over made-up events, to time the host and the SDK beside other engines; bench/run compares every cell. */
#include "workload.h"

static enum band
band_of(const hito_study *study, const events_row *row)
{
    static const int32_t LAST_YEARS[] = {5, 11, 14, 17};
    /* Calendar years are runs of four quarters, since the award begins on 1 January. */
    int32_t year = 2022 + hito_quarter(study, row->event_date) / 4;
    return row->birth_year == HITO_NULL ? BAND_U : (enum band)hito_band(year - row->birth_year, LAST_YEARS, 4);
}

static int
names_a_risk(hito_text note)
{
    static const char WORD[] = "riesgo";
    return hito_text_has(note, WORD, sizeof WORD - 1);
}

static void
count_person(hito_study *study, const events_row *row)
{
    enum band band = band_of(study, row);
    w_02_seen(study, row->event_date, row->person_id);
    w_05_seen(study, row->event_date, row->person_id, row->sex, band, row->trafficking_type);
    w_06_seen(study, row->event_date, row->person_id, row->sex, band, row->trafficking_type, row->dept_code);
    w_07_seen(study, row->event_date, row->person_id, row->event_type, row->dept_code);
}

static void
count_service(hito_study *study, const events_row *row)
{
    if (row->service_type != SERVICE_NULL)
        w_11_add(study, row->event_date, HITO_NO_SUBJECT, 1, row->service_type);
    if (row->referral_date != HITO_NULL)
        w_08_value(study, row->event_date, row->person_id, row->event_date - row->referral_date, row->trafficking_type);
}

void
on_events(hito_study *study, const events_row *row)
{
    w_01_add(study, row->event_date, HITO_NO_SUBJECT, 1);
    w_09_seen(study, row->event_date, row->case_id, row->status);
    w_10_add(study, row->event_date, HITO_NO_SUBJECT, 1, row->trafficking_type);
    if (names_a_risk(row->note))
        w_12_add(study, row->event_date, HITO_NO_SUBJECT, 1);
    count_person(study, row);
    if (row->event_type == EVENT_SERVICE)
        count_service(study, row);
}

/* The first quarter of the life and of each year. */
static void
count_first_times(hito_study *study, int32_t person, uint64_t quarters)
{
    w_03_first(study, study->run->windows[__builtin_ctzll(quarters)].from_day, person);
    while (quarters) {
        unsigned q = (unsigned)__builtin_ctzll(quarters);
        w_04_add(study, study->run->windows[q].from_day, HITO_NO_SUBJECT, 1);
        quarters &= UINT64_MAX << (q / 4 * 4) << 4; /* what is left of later years */
    }
}

static void
at_end(hito_study *study)
{
    hito_each_seen(study, W_02, count_first_times);
}

HITO_PLUGIN(0, at_end)
