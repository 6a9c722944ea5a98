/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/study.h"

#include <stdlib.h>
#include <string.h>

#include "sdk/emit.h"
#include "sdk/merge.h"

int64_t
hito_setting_value(const hito_study *study, uint32_t setting)
{
    return study->run->settings[setting].value;
}

void *
hito_subject(hito_study *study, int32_t subject)
{
    size_t size = study->spec->subject_size;
    if (subject < 0 || size == 0)
        return NULL;
    size_t wanted = (size_t)subject + 1;
    if (wanted > study->subjects_capacity) {
        size_t capacity = study->subjects_capacity ? study->subjects_capacity : 1024;
        while (capacity < wanted)
            capacity *= 2;
        unsigned char *bytes = realloc(study->subjects, capacity * size);
        if (!bytes) {
            study->code = study->code == HITO_OK ? HITO_NO_MEMORY : study->code;
            return NULL;
        }
        memset(bytes + study->subjects_capacity * size, 0, (capacity - study->subjects_capacity) * size);
        study->subjects = bytes;
        study->subjects_capacity = capacity;
    }
    if (wanted > study->n_subjects)
        study->n_subjects = wanted;
    return study->subjects + (size_t)subject * size;
}

int32_t
hito_subject_count(const hito_study *study)
{
    return (int32_t)study->n_subjects;
}

void
hito_row_finding(hito_study *study, uint32_t rule)
{
    hito_finding_at(study, study->input, study->row, rule);
}

void
hito_finding_at(hito_study *study, uint32_t input, int64_t row, uint32_t rule)
{
    hito_code code = study->host->finding(study->host->context, input, row, rule);
    if (code != HITO_OK && study->code == HITO_OK)
        study->code = code;
}

static int
needs_denominators(const hito_indicator_spec *spec)
{
    return spec->type == HITO_TYPE_RATIO;
}

/* Quarters follow each other without gaps, so a day finds its quarter by its distance from the first one. */
static hito_code
lay_out_days(hito_study *study)
{
    const hito_window *windows = study->run->windows;
    int64_t n = (int64_t)windows[study->run->n_quarters - 1].to_day - windows[0].from_day;
    if (n <= 0 || n > 64 * 92)
        return HITO_UNSUPPORTED;
    study->quarter_of_day = malloc((size_t)n);
    if (!study->quarter_of_day)
        return HITO_NO_MEMORY;
    for (uint32_t q = 0; q < study->run->n_quarters; q++) {
        if (windows[q].to_day <= windows[q].from_day || (q > 0 && windows[q].from_day != windows[q - 1].to_day))
            return HITO_UNSUPPORTED;
        memset(study->quarter_of_day + (windows[q].from_day - windows[0].from_day), (int)q,
               (size_t)(windows[q].to_day - windows[q].from_day));
    }
    study->first_day = windows[0].from_day;
    study->n_days = (int32_t)n;
    return HITO_OK;
}

static hito_code
allocate(hito_study *study)
{
    size_t quarters = study->run->n_quarters;
    study->tallies = calloc(study->spec->n_indicators, sizeof *study->tallies);
    if (!study->tallies)
        return HITO_NO_MEMORY;
    for (uint32_t i = 0; i < study->spec->n_indicators; i++) {
        const hito_indicator_spec *spec = &study->spec->indicators[i];
        if (spec->n_cells > HITO_CELLS_MAX)
            return HITO_UNSUPPORTED;
        hito_tally *tally = &study->tallies[i];
        tally->sightings.n_cells = spec->n_cells;
        tally->sightings.total_apart = spec->type == HITO_TYPE_MEDIAN; /* what stands aside is not in it */
        tally->numerators = calloc(spec->n_cells * quarters, sizeof *tally->numerators);
        if (needs_denominators(spec))
            tally->denominators = calloc(spec->n_cells * quarters, sizeof *tally->denominators);
        if (!tally->numerators || (needs_denominators(spec) && !tally->denominators))
            return HITO_NO_MEMORY;
    }
    return HITO_OK;
}

hito_code
hito_study_create(const hito_spec *spec, const hito_host *host, const hito_run *run, void **state)
{
    *state = NULL;
    if (run->n_quarters == 0 || run->n_quarters > 64 || run->n_windows < run->n_quarters || run->n_settings < spec->n_settings)
        return HITO_UNSUPPORTED;
    hito_study *study = calloc(1, sizeof *study);
    if (!study)
        return HITO_NO_MEMORY;
    study->host = host;
    study->run = run;
    study->spec = spec;
    hito_code code = lay_out_days(study);
    if (code == HITO_OK)
        code = allocate(study);
    if (code != HITO_OK) {
        hito_study_destroy(study);
        return code;
    }
    *state = study;
    return HITO_OK;
}

/* A host that reads another manifest than the one this was built from must not get as far as the rows. */
static int
has_formats(const struct ArrowSchema *schema, const hito_input_spec *input)
{
    if (schema->n_children != (int64_t)input->n_columns + 1)
        return 0;
    for (uint32_t c = 0; c <= input->n_columns; c++) {
        if (schema->children[c]->format[0] != input->formats[c])
            return 0;
    }
    return 1;
}

hito_code
hito_study_begin(void *state, uint32_t input, const struct ArrowSchema *schema)
{
    hito_study *study = state;
    if (input >= study->spec->n_inputs)
        return HITO_BAD_INPUT;
    if (!schema)
        return HITO_OK;
    if (!has_formats(schema, &study->spec->inputs[input]))
        return HITO_BAD_INPUT;
    study->inputs_present |= (uint64_t)1 << input;
    return HITO_OK;
}

hito_code
hito_study_update(void *state, uint32_t input, const struct ArrowArray *batch)
{
    hito_study *study = state;
    if (batch->length == 0)
        return study->code;
    study->inputs_with_rows |= (uint64_t)1 << input;
    study->input = input;
    study->spec->inputs[input].update(study, batch);
    if (study->host->progress(study->host->context, (uint64_t)batch->length, 0) != 0 && study->code == HITO_OK)
        study->code = HITO_CANCELLED;
    return study->code;
}

hito_code
hito_study_end(void *state, uint32_t input)
{
    (void)input;
    return ((hito_study *)state)->code;
}

hito_code
hito_study_finish(void *state)
{
    hito_study *study = state;
    if (study->code == HITO_OK && study->spec->at_end)
        study->spec->at_end(study);
    return study->code == HITO_OK ? hito_emit_all(study) : study->code;
}

void
hito_study_destroy(void *state)
{
    hito_study *study = state;
    if (!study)
        return;
    for (uint32_t i = 0; study->tallies && i < study->spec->n_indicators; i++) {
        hito_tally *tally = &study->tallies[i];
        free(tally->numerators);
        free(tally->denominators);
        free(tally->details);
        hito_sightings_clear(&tally->sightings);
        hito_values_clear(&tally->values);
        hito_records_clear(&tally->records);
    }
    free(study->tallies);
    free(study->subjects);
    free(study->quarter_of_day);
    free(study);
}
