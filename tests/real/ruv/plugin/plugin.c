/* SPDX-License-Identifier: Apache-2.0 */
/* Public figures of a register of victims as they are published: two forms of dates, thousands separators, empty fields,
 * cut-off dates given twice, age bands that changed on the way. */
#include "ruv.h"

HITO_PLUGIN(0, NULL)

/* The digits from a place on, -1 when one of them is none. */
static int
digits(hito_text text, size_t from, size_t n)
{
    int number = 0;
    for (size_t i = from; i < from + n; i++) {
        if (i >= text.size || text.data[i] < '0' || text.data[i] > '9')
            return -1;
        number = number * 10 + (text.data[i] - '0');
    }
    return number;
}

/* "2022/06/30 00:00:00.000000000" or "30/09/2025". */
static int32_t
day_of(hito_text text)
{
    if (digits(text, 0, 4) >= 0)
        return hito_day(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    return text.size == 10 ? hito_day(digits(text, 6, 4), digits(text, 3, 2), digits(text, 0, 2)) : HITO_NULL;
}

/* "49,520"; -1 when it is no number. */
static int64_t
count_of(hito_text text)
{
    int64_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        int digit = digits(text, i, 1);
        if (digit < 0 && text.data[i] != ',')
            return -1;
        if (digit >= 0)
            number = number * 10 + digit;
    }
    return text.size > 0 && text.size < 15 ? number : -1;
}

static enum edad
edad_of(enum ciclo_vital band)
{
    static const enum edad OF_BAND[] = {EDAD_0_5, EDAD_6_11, EDAD_12_17, EDAD_18_110, EDAD_18_110, EDAD_18_110, EDAD_18_110, EDAD_18_110, EDAD_ND};
    return OF_BAND[band];
}

/* A line of the source is known by its five codes; 20 is more than each list has. */
static int32_t
line_of(const hechos_row *row)
{
    uint32_t line = row->param_hecho;
    line = line * 20 + row->sexo;
    line = line * 20 + row->etnia;
    line = line * 20 + row->discapacidad;
    return (int32_t)(line * 20 + row->ciclo_vital);
}

static int
has_figure(hito_study *study, hito_text text)
{
    if (text.size == 0)
        hito_row_finding(study, RULE_NO_FIGURE);
    else if (count_of(text) < 0)
        hito_row_finding(study, RULE_UNKNOWN_NUMBER);
    return count_of(text) >= 0;
}

void
on_hechos(hito_study *study, const hechos_row *row)
{
    int32_t day = day_of(row->fecha_corte), line = line_of(row);
    enum edad edad = edad_of(row->ciclo_vital);
    if (day == HITO_NULL) {
        hito_row_finding(study, RULE_UNKNOWN_DATE);
        return;
    }
    if (has_figure(study, row->per_decla)) {
        ruv_01_level(study, day, line, count_of(row->per_decla), row->sexo, edad, row->etnia, row->param_hecho);
        if (edad <= EDAD_12_17)
            ruv_02_level(study, day, line, count_of(row->per_decla), row->param_hecho, row->sexo);
    }
    if (has_figure(study, row->eventos))
        ruv_03_level(study, day, line, count_of(row->eventos), row->param_hecho);
}
