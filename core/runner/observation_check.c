/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/observation_check.h"

#include <hito/observation.h>
#include <math.h>
#include <string.h>

static const uint32_t KNOWN_MEMBERS = HITO_HAS_NUMERATOR | HITO_HAS_DENOMINATOR | HITO_HAS_VALUE | HITO_HAS_INTERVAL |
                                      HITO_HAS_SUBJECTS | HITO_HAS_STUDY;

static bool
has(const FrameObservation *seen, uint32_t members)
{
    return (seen->present & members) == members;
}

static ObservationFault
check_place(const FrameObservation *seen, const Indicator *indicator, const Manifest *manifest, const WindowSet *windows)
{
    if (seen->window >= windows->n_windows)
        return OBSERVATION_WINDOW;
    WindowKind kind = windows->windows[seen->window].kind;
    if (!(indicator->windows & 1u << kind) || (rollup_type_is_additive(indicator->type) && kind != WINDOW_QUARTER))
        return OBSERVATION_WINDOW;
    if (seen->table >= indicator->tables->len)
        return OBSERVATION_TABLE;
    const Table *table = &g_array_index(indicator->tables, Table, seen->table);
    if (seen->n_codes != table->n_dimensions)
        return OBSERVATION_TABLE;
    for (size_t d = 0; d < table->n_dimensions; d++) {
        const Dimension *dimension = manifest->dimensions->pdata[table->dimensions[d]];
        if (seen->codes[d] >= dimension->codes->len)
            return OBSERVATION_CODE;
    }
    return OBSERVATION_GOOD;
}

static ObservationFault
check_numbers(const FrameObservation *seen)
{
    if (has(seen, HITO_HAS_VALUE) && !isfinite(seen->value))
        return OBSERVATION_NUMBER;
    if (has(seen, HITO_HAS_INTERVAL) && !(isfinite(seen->lower) && isfinite(seen->upper) && isfinite(seen->level)))
        return OBSERVATION_NUMBER;
    if ((has(seen, HITO_HAS_NUMERATOR) && seen->numerator < 0) || (has(seen, HITO_HAS_DENOMINATOR) && seen->denominator < 0) ||
        (has(seen, HITO_HAS_SUBJECTS) && seen->subjects < 0) || (has(seen, HITO_HAS_STUDY) && seen->sample < 0))
        return OBSERVATION_NEGATIVE;
    return OBSERVATION_GOOD;
}

static uint32_t
members_of(RollupType type)
{
    switch (type) {
    case ROLLUP_RATIO:
        return HITO_HAS_NUMERATOR | HITO_HAS_DENOMINATOR;
    case ROLLUP_MEDIAN:
        return HITO_HAS_DENOMINATOR | HITO_HAS_VALUE;
    case ROLLUP_ESTIMATE:
        return HITO_HAS_VALUE | HITO_HAS_INTERVAL | HITO_HAS_STUDY;
    case ROLLUP_FLOW:
    case ROLLUP_NEW:
    case ROLLUP_UNIQUE:
    case ROLLUP_STOCK:
    case ROLLUP_MILESTONE:
    case ROLLUP_CONTEXT:
    case ROLLUP_TYPE_COUNT:
    default:
        return HITO_HAS_NUMERATOR;
    }
}

static ObservationFault
check_value(const FrameObservation *seen, const Indicator *indicator, const Manifest *manifest)
{
    if (!has(seen, members_of(indicator->type)))
        return OBSERVATION_MEMBERS;
    if ((indicator->type == ROLLUP_RATIO || indicator->type == ROLLUP_MEDIAN) && seen->denominator == 0)
        return OBSERVATION_DENOMINATOR;
    if (indicator->type == ROLLUP_RATIO && strcmp(indicator->unit, "percent") == 0 && seen->numerator > seen->denominator)
        return OBSERVATION_PART;
    if (has(seen, HITO_HAS_INTERVAL) && !(seen->lower <= seen->value && seen->value <= seen->upper && seen->level > 0 && seen->level < 1))
        return OBSERVATION_INTERVAL;
    if (has(seen, HITO_HAS_STUDY) && (seen->method >= manifest->methods->len || seen->age_from > seen->age_to))
        return seen->method >= manifest->methods->len ? OBSERVATION_TEXT : OBSERVATION_INTERVAL;
    if (indicator->protection == PROTECTION_A && !has(seen, HITO_HAS_SUBJECTS))
        return OBSERVATION_SUBJECTS;
    return OBSERVATION_GOOD;
}

ObservationFault
observation_check(const FrameObservation *seen, const Manifest *manifest, const WindowSet *windows)
{
    if (seen->indicator >= manifest->indicators->len)
        return OBSERVATION_INDICATOR;
    const Indicator *indicator = manifest->indicators->pdata[seen->indicator];
    ObservationFault fault = check_place(seen, indicator, manifest, windows);
    if (fault != OBSERVATION_GOOD)
        return fault;
    if (seen->note > manifest->notes->len || seen->note > UINT8_MAX)
        return OBSERVATION_TEXT;
    if (seen->present & ~KNOWN_MEMBERS)
        return OBSERVATION_MEMBERS;
    fault = check_numbers(seen);
    if (fault != OBSERVATION_GOOD)
        return fault;
    switch (seen->status) {
    case HITO_STATUS_OK:
        return check_value(seen, indicator, manifest);
    case HITO_STATUS_DEN_ZERO:
        return has(seen, HITO_HAS_DENOMINATOR) && seen->denominator == 0 ? OBSERVATION_GOOD : OBSERVATION_DENOMINATOR;
    case HITO_STATUS_NOT_REPORTED:
    case HITO_STATUS_NOT_APPLICABLE:
    case HITO_STATUS_PENDING:
        return OBSERVATION_GOOD;
    default:
        return OBSERVATION_STATUS;
    }
}
