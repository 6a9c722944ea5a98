/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/specimen.h"

#include "reports/page/block_stretch.h"
#include "tests/support/specimen_words.h"

#include <math.h>
#include <string.h>

static const char *
keep(Specimen *specimen, char *text)
{
    g_ptr_array_add(specimen->said, text);
    return text;
}

const char *
say(Specimen *specimen, const char *english, const char *spanish)
{
    const char *text = specimen->spanish ? spanish : english;
    return keep(specimen, g_strdup(text));
}

const char *
say_number(Specimen *specimen, double value, int decimals)
{
    g_autofree char *text = g_strdup_printf("%.*f", decimals, fabs(value));
    g_autoptr(GString) made = g_string_new(value < 0 ? "\u2212" : "");
    size_t whole = strcspn(text, ".");
    for (size_t i = 0; text[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            g_string_append_c(made, specimen->spanish ? '.' : ',');
        g_string_append_c(made, text[i] == '.' && specimen->spanish ? ',' : text[i]);
    }
    return keep(specimen, g_strdup(made->str));
}

BlockChart *
specimen_chart(Specimen *specimen, ChartKind kind, const char *headline, const char *subtitle)
{
    BlockChart *chart = block_chart_new(kind, headline, subtitle);
    g_free(chart->decimal_mark);
    g_free(chart->group_mark);
    chart->decimal_mark = g_strdup(specimen->spanish ? "," : ".");
    chart->group_mark = g_strdup(specimen->spanish ? "." : ",");
    chart->from_zero = true;
    chart->break_before = -1;
    return chart;
}

void
specimen_point(Specimen *specimen, ChartPoint *point, double value, int decimals)
{
    ChartState state = value > -1 ? CHART_PRESENT : value > -2 ? CHART_MISSING : CHART_SUPPRESSED;
    const char *words = state == CHART_MISSING      ? say(specimen, "not reported", "sin dato")
                        : state == CHART_SUPPRESSED ? say(specimen, "fewer than 11, suppressed", "menos de 11, suprimido")
                                                    : say_number(specimen, value, decimals);
    chart_point_set(point, state, state == CHART_PRESENT ? value : 0, words);
}

void
specimen_quarters(Specimen *specimen, BlockChart *chart, size_t count)
{
    for (size_t i = 15 - count; i < 15; i++) {
        g_autofree char *quarter = g_strdup_printf("%s%zu", specimen->spanish ? "T" : "Q", i % 4 + 1);
        g_autofree char *year = g_strdup_printf("%s%zu", specimen->spanish ? "AF" : "FY", 2023 + i / 4);
        block_chart_add_category(chart, quarter, say(specimen, year, year), "");
    }
}

void
specimen_add_chart(Specimen *specimen, BlockChart *chart, const char *note)
{
    Block *block = report_add(specimen->report, BLOCK_CHART);
    g_free(chart->note);
    g_free(chart->alt);
    chart->note = g_strdup(note ? note : "");
    chart->alt = g_strdup_printf("%s: %s", chart_kind_name(chart->kind), chart->headline);
    block->chart = chart;
}

static void
cover(Specimen *s)
{
    Block *block = report_add(s->report, BLOCK_COVER);
    block->title = g_strdup(say(s, "Specimen: everything a quarterly report may hold", "Muestra: todo lo que puede contener un informe trimestral"));
    block->subtitle = g_strdup(say(s, "Invented values; third quarter of fiscal year 2026", "Valores inventados; tercer trimestre del año fiscal 2026"));
    block->text = block_text_new(say(s, "Four of eight targets are met. Interviews within 72 hours stay below their target for the second quarter.", "Se cumplieron cuatro de ocho metas. Las entrevistas en 72 horas siguen por debajo de la meta por segundo trimestre."));
    block_add_fact(block, say(s, "Period", "Periodo"), block_text_new(say(s, "1 April to 30 June 2026", "1 de abril a 30 de junio de 2026")));
    block_add_fact(block, say(s, "Prepared by", "Elaborado por"), block_text_new(say(s, "The office that compiles the reports of all partners", "La oficina que reúne los informes de todas las organizaciones")));
    block_add_fact(block, say(s, "Edition", "Edición"), block_text_new(say(s, "Public", "Pública")));
}

static void
words(Specimen *s)
{
    Report *report = s->report;
    Block *heading = report_add_heading(report, 1, say(s, "Four of eight targets met; interviews within 72 hours miss theirs", "Se cumplieron cuatro de ocho metas; las entrevistas en 72 horas no alcanzan la meta"), "words");
    heading->new_page = heading->in_contents = true;
    heading->subtitle = g_strdup(say(s, "Actual against the target of the quarter. Every mark joins shape, colour and word.", "Valor real frente a la meta del trimestre. Cada marca combina forma, color y palabra."));
    Block *tiles = report_add(report, BLOCK_TILES);
    block_add_tile(tiles, "4", say(s, "on target", "metas logradas"), MARK_ON, "status");
    block_add_tile(tiles, "2", say(s, "off target", "metas no logradas"), MARK_OFF, "status");
    block_add_tile(tiles, "1", say(s, "not reported", "sin dato"), MARK_MISSING, NULL);
    block_add_tile(tiles, s->spanish ? "1.311" : "1,311", say(s, "people trained, each counted once", "personas capacitadas, cada una contada una vez"), MARK_NONE, NULL);
    report_add_paragraph(report, TONE_LEAD, say(s, "Identification rises for the sixth quarter; the wait for a first service is shorter than ever.", "La identificación aumenta por sexto trimestre; la espera hasta el primer servicio es la más corta."));
    report_add_paragraph(report, TONE_ALERT, say(s, "Interviews adapted to children within 72 hours: 168 of 240. Two offices had no interviewer from April to June; a replacement begins in August.", "Entrevistas adaptadas a la niñez en 72 horas: 168 de 240. Dos sedes no tuvieron entrevistador de abril a junio; el reemplazo empieza en agosto."));
    Block *paragraph = report_add_paragraph(report, TONE_BODY, say(s, "The numbers come from the partners' own files. ", "Las cifras vienen de los archivos de cada organización. "));
    BlockSpan *span = block_text_add(paragraph->text, say(s, "La verdad, la justicia y la reparación", "Truth, justice and reparation"));
    span->italic = true;
    span->lang = g_strdup(s->spanish ? "en" : "es");
    block_text_add(paragraph->text, say(s, " is how the commission calls it; see ", " es como lo llama la comisión; véase "));
    span = block_text_add(paragraph->text, say(s, "the status of all indicators", "el estado de todos los indicadores"));
    span->target = g_strdup("status");
    block_text_add(paragraph->text, say(s, " or ", " o "));
    span = block_text_add(paragraph->text, say(s, "the convention", "la convención"));
    span->uri = g_strdup("https://www.example.org/convention");
    span->description = g_strdup(say(s, "Convention on the Rights of the Child", "Convención sobre los Derechos del Niño"));
    block_text_add(paragraph->text, ".");
    Block *list = report_add(report, BLOCK_LIST);
    block_add_item(list, block_text_new(say(s, "Each child is counted once, however many services it had.", "Cada niña o niño se cuenta una vez, sin importar cuántos servicios recibió.")));
    block_add_item(list, block_text_new(say(s, "Counts under 11 are withheld, and what would give them away too; the hatch has one length, whatever the truth.", "Los conteos menores de 11 se reservan, y también lo que los revelaría; la trama tiene un solo largo, sea cual sea el dato.")));
}

static BlockCell *
add_status(Specimen *s, BlockRow *row, BlockMark mark)
{
    static const char *const ENGLISH[] = {"", "On target", "Off target", "No target", "Not reported", "Suppressed", "Restated", "Not assessed"};
    static const char *const SPANISH[] = {"", "Lograda", "No lograda", "Sin meta", "Sin dato", "Reservado", "Reexpresado", "No evaluada"};
    BlockCell *cell = block_row_add(row, say(s, ENGLISH[mark], SPANISH[mark]));
    cell->mark = mark;
    return cell;
}

static void
add_spark(Specimen *s, BlockRow *row, double last, size_t hole)
{
    BlockCell *cell = block_row_add(row, say(s, "rises over eight quarters", "aumenta en ocho trimestres"));
    cell->n_spark = 8;
    cell->spark = g_new0(ChartPoint, 8);
    for (size_t i = 0; i < 8; i++)
        specimen_point(s, &cell->spark[i], i == hole ? -1 : i == hole + 1 && hole < 6 ? -2 : last * (0.5 + 0.07 * (double)i + (i % 3 == 1 ? 0.03 : 0)), 0);
}

static void
add_status_row(Specimen *s, BlockTable *table, const char *name, double actual, double target, BlockMark mark)
{
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, name);
    BlockCell *cell = block_row_add(row, actual >= 0 ? say_number(s, actual, 0) : actual > -2 ? say(s, "s. d.", "s. d.") : say(s, "< 11", "< 11"));
    cell->muted = actual < 0;
    block_row_add(row, target >= 0 ? say_number(s, target, 0) : "–");
    cell = block_row_add(row, actual >= 0 && target > 0 ? say(s, "bar: share of the target", "barra: parte de la meta") : "");
    double share = target > 0 ? actual / target : 0;
    g_autofree char *percent = g_strdup_printf("%.0f%%", 100 * share);
    chart_point_set(&cell->bar, actual < -1 ? CHART_SUPPRESSED : actual < 0 || target <= 0 ? CHART_MISSING : CHART_PRESENT, share,
                    actual >= 0 && target > 0 ? percent : actual < -1 ? "" : say(s, "not reported", "sin dato"));
    cell->mark = mark;
    add_spark(s, row, actual > 0 ? actual : 10, actual < 0 ? 2 : 9);
    add_status(s, row, mark);
}

static void
tables(Specimen *s)
{
    Block *block = report_add(s->report, BLOCK_TABLE);
    block->id = g_strdup("status");
    BlockTable *table = block->table = block_table_new(say(s, "Status of all indicators", "Estado de todos los indicadores"));
    block_table_add_column(table, COLUMN_WORDS, say(s, "Indicator", "Indicador"));
    block_table_add_column(table, COLUMN_NUMBER, say(s, "Actual", "Real"));
    block_table_add_column(table, COLUMN_NUMBER, say(s, "Target", "Meta"));
    block_table_add_column(table, COLUMN_BAR, say(s, "Actual / target", "Real / meta"));
    block_table_add_column(table, COLUMN_SPARK, say(s, "Last 8 quarters", "Últimos 8 trim."));
    block_table_add_column(table, COLUMN_STATUS, say(s, "Status", "Estado"));
    block_row_add(block_table_add_row(table), say(s, "Protection", "Protección"))->strong = true;
    add_status_row(s, table, say(s, "Children identified as victims", "Niñas, niños y adolescentes identificados como víctimas"), 412, 380, MARK_ON);
    add_status_row(s, table, say(s, "Interviews adapted to children within 72 hours", "Entrevistas adaptadas a la niñez realizadas dentro de 72 horas"), 168, 240, MARK_OFF);
    add_status_row(s, table, say(s, "Justice operators trained (each person counted once)", "Operadores de justicia capacitados (cada persona se cuenta una vez)"), 1311, 1200, MARK_ON);
    add_status_row(s, table, say(s, "Children in specialised homes", "Niñas, niños y adolescentes en hogar especializado"), -2, 20, MARK_SUPPRESSED);
    block_row_add(block_table_add_row(table), say(s, "Prosecution", "Judicialización"))->strong = true;
    add_status_row(s, table, say(s, "Cases charged", "Casos con escrito de acusación radicado"), 46, 60, MARK_OFF);
    add_status_row(s, table, say(s, "Case workers with a finished background check", "Profesionales de casos con verificación de antecedentes concluida"), -1, 45, MARK_MISSING);
    add_status_row(s, table, say(s, "Awareness sessions", "Sesiones de sensibilización para hoteles y plataformas digitales"), 284, 80, MARK_RESTATED);
    add_status_row(s, table, say(s, "Municipalities with an active referral route", "Municipios con ruta de remisión activa"), 27, -1, MARK_NO_TARGET);
}

static void
long_table(Specimen *s)
{
    Report *report = s->report;
    report_add_heading(report, 2, say(s, "A table longer than a page", "Una tabla más larga que una página"), NULL)->in_contents = true;
    Block *block = report_add(report, BLOCK_TABLE);
    BlockTable *table = block->table = block_table_new(NULL);
    block_table_add_column(table, COLUMN_WORDS, say(s, "Rule", "Regla"));
    block_table_add_column(table, COLUMN_WORDS, say(s, "What happened", "Qué ocurrió"));
    block_table_add_column(table, COLUMN_NUMBER, say(s, "Rows", "Filas"));
    block_table_add_column(table, COLUMN_DIGEST, say(s, "File", "Archivo"));
    for (size_t i = 0; i < 40; i++) {
        BlockRow *row = block_table_add_row(table);
        g_autofree char *rule = g_strdup_printf("H%04zu", 3100 + i);
        block_row_add(row, rule);
        block_row_add(row, i % 3 == 0 ? say(s, "The date of the service lies before the date of identification", "La fecha del servicio es anterior a la fecha de identificación")
                                      : say(s, "The code is not in the list", "El código no está en la lista"));
        block_row_add(row, say_number(s, (double)(i * 37 % 1500), 0));
        block_row_add(row, i % 2 ? "services.csv" : "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }
    BlockRow *row = block_table_add_row(table);
    row->total = true;
    block_row_add(row, say(s, "All", "Total"))->strong = true;
    block_row_add(row, "");
    block_row_add(row, say_number(s, 28430, 0))->strong = true;
    block_row_add(row, "");
}

static void
long_words_table(Specimen *s)
{
    Report *report = s->report;
    report_add_heading(report, 2, say(s, "Deviations and what is done about them", "Desviaciones y medidas correctivas"), NULL)->in_contents = true;
    Block *block = report_add(report, BLOCK_TABLE);
    BlockTable *table = block->table = block_table_new(say(s, "One row is taller than a page leaves room for", "Una fila es más alta de lo que la página permite"));
    block_table_add_column(table, COLUMN_WORDS, say(s, "Indicator", "Indicador"));
    block_table_add_column(table, COLUMN_WORDS, say(s, "Cause", "Causa"));
    block_table_add_column(table, COLUMN_WORDS, say(s, "Action", "Medida"));
    for (size_t i = 0; i < 3; i++) {
        BlockRow *row = block_table_add_row(table);
        g_autoptr(GString) cause = g_string_new(NULL);
        for (size_t k = 0; k < (i == 1 ? 26u : 1u); k++)
            g_string_append(cause, say(s, "Two offices had no interviewer; hearings were put off by the strike. ", "Dos sedes no tuvieron entrevistador; el paro aplazó las audiencias. "));
        block_row_add(row, say(s, "Interviews within 72 hours", "Entrevistas en 72 horas"));
        block_row_add(row, cause->str);
        block_row_add(row, say(s, "A replacement begins in August.", "El reemplazo empieza en agosto."));
    }
}

Report *
specimen_report(bool spanish, bool long_words)
{
    Specimen s = {.report = report_new(spanish ? "es-CO" : "en-US"), .spanish = spanish};
    s.said = g_ptr_array_new_with_free_func(g_free);
    Report *report = s.report;
    report->title = g_strdup(say(&s, "Specimen report", "Informe de muestra"));
    report->subject = g_strdup(say(&s, "Every block and chart", "Todos los bloques y gráficas"));
    report->author = g_strdup("Hito");
    report->keywords = g_strdup("");
    report->tool = g_strdup("Hito test");
    report->epoch = 1784073600;
    report->head_left = g_strdup(say(&s, "Child Protection Compact: quarterly performance report", "Acuerdo de Protección Infantil: informe trimestral de desempeño"));
    report->head_right = g_strdup(say(&s, "FY2026 Q3", "AF2026 T3"));
    report->foot_left = g_strdup(say(&s, "Public edition; invented values", "Edición pública; valores inventados"));
    report->foot_page = g_strdup(spanish ? "Página {1} de {2}" : "Page {1} of {2}");
    g_ptr_array_add(report->stamps, g_strdup(say(&s, "DRAFT", "BORRADOR")));
    g_ptr_array_add(report->stamps, g_strdup(say(&s, "INCOMPLETE", "INCOMPLETO")));
    cover(&s);
    Block *contents = report_add(report, BLOCK_CONTENTS);
    contents->title = g_strdup(say(&s, "Contents", "Contenido"));
    words(&s);
    tables(&s);
    Block *heading = report_add_heading(report, 1, say(&s, "Charts of every kind", "Gráficas de todo tipo"), "charts");
    heading->new_page = heading->in_contents = true;
    specimen_charts(&s);
    specimen_more_charts(&s);
    heading = report_add_heading(report, 1, say(&s, "Long tables", "Tablas largas"), NULL);
    heading->new_page = heading->in_contents = true;
    long_table(&s);
    long_words_table(&s);
    report_add_paragraph(report, TONE_NOTE, say(&s, "Source: invented for this specimen.", "Fuente: inventado para esta muestra."));
    report_add(report, BLOCK_DIGEST)->title = g_strdup(say(&s, "Digest of all that stands on these pages", "Huella de todo lo que está en estas páginas"));
    if (long_words)
        block_stretch(report, 60);
    g_ptr_array_free(s.said, TRUE);
    return report;
}
