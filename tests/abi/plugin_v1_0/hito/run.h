/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_RUN_H
#define HITO_RUN_H

#include <hito/text.h>
#include <stdint.h>

#define HITO_WINDOW_QUARTER 0u
#define HITO_WINDOW_FISCAL_YEAR 1u
#define HITO_WINDOW_TIP_YEAR 2u
#define HITO_WINDOW_CALENDAR_YEAR 3u
#define HITO_WINDOW_LIFE 4u

/* One window to compute: a run of quarters. Windows are numbered as they stand in hito_run.windows; the quarters
 * come first, in order of time, so window q is also quarter q. */
typedef struct hito_window {
    uint32_t kind;
    uint32_t first_quarter; /* index of a quarter of this run */
    uint32_t n_quarters;
    int32_t from_day; /* days since 1970-01-01 */
    int32_t to_day;   /* half open */
    uint32_t reserved;
} hito_window;

/* A number from the manifest's settings, as the programme sets it: time limits, scores. */
typedef struct hito_setting {
    hito_text name;
    int64_t value;
} hito_setting;

/* What this run is about. [plug-in; valid until destroy returns] */
typedef struct hito_run {
    uint32_t struct_size;
    uint32_t n_windows;
    const hito_window *windows;
    uint32_t n_quarters;  /* from the start of the award to the reporting period, at most 64 */
    uint32_t n_settings;
    const hito_setting *settings; /* in the order of the manifest */
    int32_t as_of_day;            /* the only "today" there is */
    uint32_t shard;               /* this worker's part of the rows, 0 <= shard < n_shards */
    uint32_t n_shards;
    uint32_t reserved;
    uint64_t seed; /* the only source of randomness */
} hito_run;

#endif
