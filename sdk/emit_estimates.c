/* SPDX-License-Identifier: Apache-2.0 */
/* Estimates cannot be added up: each is kept as a record until the end. */
#include <string.h>

#include "sdk/cells.h"
#include "sdk/emit.h"

enum { DETAILS = 8, NOTE_STEP = 1 << 16 }; /* the last detail holds method and note, see tally.c */

static hito_observation
observation_of(const hito_study *study, uint32_t indicator, uint32_t w, const hito_record *r)
{
    const double *detail = study->tallies[indicator].details + (size_t)r->value * DETAILS;
    hito_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.indicator = indicator;
    o.window = w;
    o.note = (uint32_t)detail[7] / NOTE_STEP;
    o.status = o.note ? HITO_STATUS_NOT_APPLICABLE : HITO_STATUS_OK;
    if (o.note) /* words instead of a number */
        return o;
    o.present = HITO_HAS_VALUE | HITO_HAS_INTERVAL | HITO_HAS_STUDY;
    o.value = detail[0];
    o.lower = detail[1];
    o.upper = detail[2];
    o.level = detail[3];
    o.sample = (int64_t)detail[4];
    o.age_from = (int16_t)detail[5];
    o.age_to = (int16_t)detail[6];
    o.method = (uint32_t)detail[7] % NOTE_STEP;
    o.reference_day = r->day;
    /* An estimate stands for a population, not for counted children: its sample is what protection looks at. */
    if (study->spec->indicators[indicator].class_a) {
        o.subjects = o.sample;
        o.present |= HITO_HAS_SUBJECTS;
    }
    return o;
}

/* The record with the latest reference day among those of a cell in a quarter; the earlier row of equal days. */
static const hito_record *
latest(const hito_study *study, uint32_t indicator, uint32_t w, uint32_t t, uint32_t cell)
{
    const hito_table_spec *table = &study->spec->indicators[indicator].tables[t];
    const hito_records *records = &study->tallies[indicator].records;
    const hito_record *best = NULL;
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        int wanted = t == 0 ? r->subject == 1 : hito_cell_of(table, r->codes) == cell;
        if (wanted && hito_quarter(study, r->day) == (int)w &&
            (!best || r->day > best->day || (r->day == best->day && r->row < best->row)))
            best = r;
    }
    return best;
}

hito_code
hito_emit_estimates(hito_study *study, uint32_t indicator)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    for (uint32_t w = 0; w < study->run->n_quarters; w++) {
        for (uint32_t t = 0; t < spec->n_tables; t++) {
            for (uint32_t c = 0; c < spec->tables[t].n_cells; c++) {
                const hito_record *r = latest(study, indicator, w, t, spec->tables[t].first_cell + c);
                hito_observation o;
                memset(&o, 0, sizeof o);
                if (r)
                    o = observation_of(study, indicator, w, r);
                if (t != 0 && !r)
                    continue;
                o.struct_size = sizeof o;
                o.indicator = indicator;
                o.window = w;
                o.table = t;
                if (!r)
                    o.status = HITO_STATUS_NOT_APPLICABLE;
                uint16_t codes[4];
                hito_codes_of(&spec->tables[t], c, codes);
                o.codes = codes;
                o.n_codes = spec->tables[t].n_dimensions;
                hito_code code = study->host->emit(study->host->context, &o);
                if (code != HITO_OK)
                    return code;
            }
        }
    }
    return HITO_OK;
}
