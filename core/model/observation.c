/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/observation.h"

#include <string.h>

static const char *const STATUS_NAMES[STATUS_COUNT] = {
    "OK", "NOT_REPORTED", "NOT_APPLICABLE", "SUPPRESSED", "DEN_ZERO", "PENDING",
};

const char *
observation_status_name(ObservationStatus status)
{
    return STATUS_NAMES[status];
}

bool
observation_status_parse(const char *name, ObservationStatus *status)
{
    for (int i = 0; i < STATUS_COUNT; i++) {
        if (strcmp(name, STATUS_NAMES[i]) == 0) {
            *status = (ObservationStatus)i;
            return true;
        }
    }
    return false;
}

ObservationSet *
observation_set_new(void)
{
    ObservationSet *set = g_new0(ObservationSet, 1);
    set->observations = g_array_new(FALSE, TRUE, sizeof(Observation));
    set->estimates = g_array_new(FALSE, TRUE, sizeof(EstimateDetail));
    return set;
}

void
observation_set_free(ObservationSet *set)
{
    if (!set)
        return;
    g_array_free(set->observations, TRUE);
    g_array_free(set->estimates, TRUE);
    g_free(set);
}

int
observation_compare(const Observation *a, const Observation *b)
{
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    if (a->window != b->window)
        return a->window < b->window ? -1 : 1;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    for (size_t i = 0; i < G_N_ELEMENTS(a->codes); i++) {
        if (a->codes[i] != b->codes[i])
            return a->codes[i] < b->codes[i] ? -1 : 1;
    }
    return 0;
}

static int
compare_data(const void *a, const void *b)
{
    return observation_compare(a, b);
}

int64_t
observation_set_sort(ObservationSet *set)
{
    g_array_sort(set->observations, compare_data);
    for (guint i = 1; i < set->observations->len; i++) {
        if (observation_compare(&g_array_index(set->observations, Observation, i - 1),
                                &g_array_index(set->observations, Observation, i)) == 0)
            return i;
    }
    return -1;
}

const Observation *
observation_set_find(const ObservationSet *set, uint16_t indicator, uint16_t window, uint16_t table,
                     const uint16_t *codes)
{
    Observation wanted = {.indicator = indicator, .window = window, .table = table};
    if (codes)
        memcpy(wanted.codes, codes, sizeof wanted.codes);
    guint low = 0, high = set->observations->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const Observation *seen = &g_array_index(set->observations, Observation, middle);
        int order = observation_compare(seen, &wanted);
        if (order == 0)
            return seen;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
