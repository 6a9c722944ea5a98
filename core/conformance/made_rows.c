/* SPDX-License-Identifier: Apache-2.0 */
#include "core/conformance/made_rows.h"

#include <string.h>

enum { ROWS_OF_SUBJECT = 2, EMPTY_ONE_IN = 5, DAY_STEP = 31, TEXT_LENGTH = 60000 };

/* What decides one cell. */
typedef struct Cell {
    const MadePlan *plan;
    const Manifest *manifest;
    uint64_t subject, occasion, place; /* place: which column of which input */
} Cell;

/* The finaliser of SplitMix64: equal arguments give equal numbers on every machine. */
static uint64_t
mixed(uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t z = a * UINT64_C(0x9e3779b97f4a7c15) + b * UINT64_C(0xbf58476d1ce4e5b9) + c + 1;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static char *
day_text(int32_t day)
{
    g_autoptr(GDateTime) start = g_date_time_new_utc(1970, 1, 1, 0, 0, 0);
    g_autoptr(GDateTime) date = g_date_time_add_days(start, day);
    return g_date_time_format(date, "%Y-%m-%d");
}

/* Of one subject each row has a day of its own, later from column to column. */
static char *
made_date(const Cell *cell, const Column *column, uint64_t number)
{
    int64_t from = cell->plan->from_day, to = cell->plan->to_day;
    int64_t day = from + (int64_t)(mixed(cell->plan->seed, cell->subject, 0) % (uint64_t)(to - from));
    if (cell->plan->careless)
        day = from + (int64_t)(number % (uint64_t)(to - from));
    else
        day += (int64_t)cell->occasion * DAY_STEP + (int64_t)cell->place % 16;
    if (cell->plan->extreme)
        day = number % 2 ? -25567 : 106751; /* 1900-01-01, 2262-04-11 */
    day = from + (cell->plan->extreme ? day - from : (day - from) % (to - from));
    if (column->has_min)
        day = MAX(day, column->min);
    if (column->has_max)
        day = MIN(day, column->max);
    return day_text((int32_t)day);
}

static int64_t
made_integer(const Cell *cell, const Column *column, uint64_t number)
{
    int64_t widest = column->type == COLUMN_INT32 ? INT32_MAX : INT64_MAX / 4;
    int64_t min = column->has_min ? column->min : 0, max = column->has_max ? column->max : 100;
    if (cell->plan->extreme) {
        min = column->has_min ? column->min : -widest;
        max = column->has_max ? column->max : widest;
        return number % 2 ? min : max;
    }
    max = MAX(max, min);
    return min + (int64_t)(number % (uint64_t)(MIN(max - min, 1000) + 1));
}

/* Letters of two, three and four bytes, a combining mark and letters from right to left. */
static char *
made_text(const Cell *cell, uint64_t number)
{
    static const char *const WORDS[] = {"abc", "ñandú", "e\u0301tude", "שלום", "\U0001F600", "x,\"y\""};
    const char *word = WORDS[number % G_N_ELEMENTS(WORDS)];
    if (!cell->plan->extreme || number % 7)
        return g_strdup(word);
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < TEXT_LENGTH)
        g_string_append(text, word);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
made_decimal(int64_t value, int scale)
{
    return scale ? g_strdup_printf("%" G_GINT64_FORMAT ".%0*d", value, scale, 5) : g_strdup_printf("%" G_GINT64_FORMAT, value);
}

static char *
made_key(const Cell *cell, const Column *column)
{
    return g_strdup_printf("%s-%u", (const char *)cell->manifest->domains->pdata[column->domain], (unsigned)cell->subject);
}

static char *
made_cell(const Cell *cell, const Column *column)
{
    uint64_t seed = cell->plan->seed;
    uint64_t of_subject = mixed(seed, cell->subject, (uint64_t)column->list + 100 * (uint64_t)column->type);
    uint64_t of_row = mixed(seed, cell->subject * ROWS_OF_SUBJECT + cell->occasion, cell->place + 7);
    bool may_be_empty = column->nullable || (column->type == COLUMN_CODE && column->null_code >= 0);
    if (may_be_empty && (cell->plan->empty || of_subject % EMPTY_ONE_IN == cell->place % EMPTY_ONE_IN))
        return g_strdup("");
    switch (column->type) {
    case COLUMN_KEY:
        return made_key(cell, column);
    case COLUMN_CODE: {
        const GPtrArray *codes = ((const ManifestCodeList *)cell->manifest->code_lists->pdata[column->list])->codes;
        return g_strdup(codes->pdata[(cell->plan->careless ? of_row : of_subject) % codes->len]);
    }
    case COLUMN_DATE:
        return made_date(cell, column, of_row);
    case COLUMN_BOOL:
        return g_strdup((cell->plan->careless ? of_row : of_subject) % 2 ? "Y" : "N");
    case COLUMN_TEXT:
        return made_text(cell, of_row);
    case COLUMN_DECIMAL:
    case COLUMN_REAL:
        return made_decimal(made_integer(cell, column, of_row) % 1000000, column->type == COLUMN_REAL ? 1 : column->scale);
    case COLUMN_INT32:
    case COLUMN_INT64:
    case COLUMN_TYPE_COUNT:
    default:
        return g_strdup_printf("%" G_GINT64_FORMAT, made_integer(cell, column, of_row));
    }
}

static GPtrArray *
made_input(const Manifest *manifest, const MadePlan *plan, guint index)
{
    const Input *input = manifest->inputs->pdata[index];
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    for (unsigned s = 0; s < plan->n_subjects; s++) {
        for (unsigned occasion = 0; occasion < ROWS_OF_SUBJECT; occasion++) {
            char **row = g_new0(char *, input->columns->len + 1);
            for (guint c = 0; c < input->columns->len; c++) {
                Cell cell = {plan, manifest, plan->first_subject + s, occasion, index * 16 + c};
                row[c] = made_cell(&cell, input->columns->pdata[c]);
            }
            g_ptr_array_add(rows, row);
        }
    }
    return rows;
}

MadeRows *
made_rows_new(const Manifest *manifest, const MadePlan *plan)
{
    MadeRows *rows = g_new0(MadeRows, 1);
    rows->manifest = manifest;
    rows->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < manifest->inputs->len; i++)
        g_ptr_array_add(rows->inputs, made_input(manifest, plan, i));
    return rows;
}

void
made_rows_free(MadeRows *rows)
{
    if (!rows)
        return;
    g_ptr_array_unref(rows->inputs);
    g_free(rows);
}

void
made_rows_append(MadeRows *rows, const MadeRows *more)
{
    for (guint i = 0; i < rows->inputs->len; i++) {
        const GPtrArray *from = more->inputs->pdata[i];
        for (guint r = 0; r < from->len; r++)
            g_ptr_array_add(rows->inputs->pdata[i], g_strdupv(from->pdata[r]));
    }
}

void
made_rows_shuffle(MadeRows *rows, uint64_t seed)
{
    for (guint i = 0; i < rows->inputs->len; i++) {
        GPtrArray *input = rows->inputs->pdata[i];
        for (guint r = input->len; r > 1; r--) {
            guint other = (guint)(mixed(seed, i, r) % r);
            gpointer row = input->pdata[r - 1];
            input->pdata[r - 1] = input->pdata[other];
            input->pdata[other] = row;
        }
    }
}

void
made_rows_cut(MadeRows *rows, guint n)
{
    for (guint i = 0; i < rows->inputs->len; i++) {
        GPtrArray *input = rows->inputs->pdata[i];
        g_ptr_array_set_size(input, (int)MIN(n, input->len));
    }
}

guint
made_rows_count(const MadeRows *rows)
{
    guint n = 0;
    for (guint i = 0; i < rows->inputs->len; i++)
        n += ((const GPtrArray *)rows->inputs->pdata[i])->len;
    return n;
}

static void
append_field(GString *out, const char *text, bool first)
{
    if (!first)
        g_string_append_c(out, ',');
    if (!strpbrk(text, ",\"\n")) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

bool
made_rows_write(const MadeRows *rows, const char *folder)
{
    for (guint i = 0; i < rows->inputs->len; i++) {
        const Input *input = rows->manifest->inputs->pdata[i];
        const GPtrArray *from = rows->inputs->pdata[i];
        guint n = input->columns->len;
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint c = 0; c < n; c++)
            append_field(out, ((const Column *)input->columns->pdata[c])->name, c == 0);
        g_string_append_c(out, '\n');
        for (guint r = 0; r < from->len; r++) {
            char **row = from->pdata[r];
            for (guint c = 0; c < n; c++)
                append_field(out, row[c], c == 0);
            g_string_append_c(out, '\n');
        }
        g_autofree char *name = g_strdup_printf("%s.csv", input->id);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_file_set_contents(path, out->str, (gssize)out->len, NULL))
            return false;
    }
    return true;
}
