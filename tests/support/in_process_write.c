/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/model/observation.h"
#include "tests/support/in_process.h"

const char *
in_process_header(void)
{
    return "indicator,window,table,codes,status,numerator,denominator,value,lower,upper,level,sample,reference,method,subjects\n";
}

static void
add_integer(GString *text, uint32_t present, uint32_t bit, int64_t value)
{
    g_string_append_c(text, ',');
    if (present & bit)
        g_string_append_printf(text, "%" G_GINT64_FORMAT, value);
}

static void
add_real(GString *text, uint32_t present, uint32_t bit, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_c(text, ',');
    if (present & bit)
        g_string_append(text, g_ascii_dtostr(digits, sizeof digits, value));
}

static void
add_cell(GString *text, const Manifest *manifest, const Indicator *indicator, const hito_observation *o)
{
    const Table *table = &g_array_index(indicator->tables, Table, o->table);
    g_assert(o->n_codes == table->n_dimensions);
    GString *codes = g_string_new(NULL);
    for (size_t d = 0; d < table->n_dimensions; d++) {
        const Dimension *dimension = manifest->dimensions->pdata[table->dimensions[d]];
        g_assert(o->codes[d] < dimension->codes->len);
        g_string_append_printf(text, "%s%s", d ? "|" : "", dimension->id);
        g_string_append_printf(codes, "%s%s", d ? "|" : "", (char *)dimension->codes->pdata[o->codes[d]]);
    }
    g_string_append_printf(text, "%s,%s", o->table == 0 ? "total" : "", codes->str);
    g_string_free(codes, TRUE);
}

void
in_process_write(GString *text, const Manifest *manifest, const WindowSet *windows, const hito_observation *o)
{
    g_assert(o->struct_size == sizeof *o && o->indicator < manifest->indicators->len && o->window < windows->n_windows);
    const Indicator *indicator = manifest->indicators->pdata[o->indicator];
    g_assert(o->table < indicator->tables->len);
    g_string_append_printf(text, "%s,%s,", indicator->code, windows->windows[o->window].id);
    add_cell(text, manifest, indicator, o);
    g_string_append_printf(text, ",%s", observation_status_name((ObservationStatus)o->status));
    add_integer(text, o->present, HITO_HAS_NUMERATOR, o->numerator);
    add_integer(text, o->present, HITO_HAS_DENOMINATOR, o->denominator);
    add_real(text, o->present, HITO_HAS_VALUE, o->value);
    add_real(text, o->present, HITO_HAS_INTERVAL, o->lower);
    add_real(text, o->present, HITO_HAS_INTERVAL, o->upper);
    add_real(text, o->present, HITO_HAS_INTERVAL, o->level);
    add_integer(text, o->present, HITO_HAS_STUDY, o->sample);
    add_integer(text, o->present, HITO_HAS_STUDY, o->reference_day);
    add_integer(text, o->present, HITO_HAS_STUDY, o->method);
    add_integer(text, o->present, HITO_HAS_SUBJECTS, o->subjects);
    g_string_append_c(text, '\n');
}
