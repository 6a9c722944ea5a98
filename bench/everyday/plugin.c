/* SPDX-License-Identifier: Apache-2.0 */
/* Eight indicators over made-up events; the same source serves four partners, whose headers differ by PARTNER alone. */
#define NAMED(partner, call) e##partner##_##call
#define FOR(partner, call) NAMED(partner, call)
#define CALL(call) FOR(PARTNER, call)

#if PARTNER == 1
#include "everyday1.h"
#elif PARTNER == 2
#include "everyday2.h"
#elif PARTNER == 3
#include "everyday3.h"
#else
#include "everyday4.h"
#endif

static enum band
band_of(const hito_study *study, const events_row *row)
{
    static const int32_t LAST_YEARS[] = {5, 11, 14, 17};
    int32_t year = 2022 + hito_quarter(study, row->event_date) / 4;
    return row->birth_year == HITO_NULL ? BAND_U : (enum band)hito_band(year - row->birth_year, LAST_YEARS, 4);
}

void
on_events(hito_study *study, const events_row *row)
{
    if (hito_quarter(study, row->event_date) < 0)
        return;
    CALL(01_add)(study, row->event_date, HITO_NO_SUBJECT, 1);
    CALL(02_seen)(study, row->event_date, row->person_id);
    CALL(03_seen)(study, row->event_date, row->person_id, row->sex);
    CALL(04_seen)(study, row->event_date, row->person_id, band_of(study, row));
    CALL(05_add)(study, row->event_date, HITO_NO_SUBJECT, 1, row->trafficking_type);
    CALL(08_seen)(study, row->event_date, row->case_id, row->status);
    if (row->event_type == EVENT_SERVICE && row->referral_date != HITO_NULL)
        CALL(06_value)(study, row->event_date, row->person_id, row->event_date - row->referral_date, row->trafficking_type);
    if (row->event_type == EVENT_SERVICE && row->service_type != SERVICE_NULL)
        CALL(07_add)(study, row->event_date, HITO_NO_SUBJECT, 1, row->service_type);
}

HITO_PLUGIN(0, 0)
