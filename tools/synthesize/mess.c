/* SPDX-License-Identifier: Apache-2.0 */
/* Rows are counted as core/source counts them: the header is row 1 and a quoted line end does not begin a new row. */
#include "tools/synthesize/mess.h"

#include <stdio.h>
#include <string.h>

#include "tools/synthesize/chance.h"

enum { FRESH_ID = 0x900 };

struct Mess {
    uint64_t seed;
    GString *list;
    uint64_t files;
};

/* How a defect spoils a copy of a good row. */
typedef enum Way { WAY_FIELD, WAY_MORE, WAY_FEWER, WAY_REPEAT, WAY_OUTSIDE } Way;

static const struct Defect {
    const char *what;
    unsigned rule; /* message of core/base/messages/source.def, 0 when the row is used */
    Way way;
    SheetKind kind; /* WAY_FIELD: of the column that is spoilt */
    const char *column; /* only a column of this name, or NULL */
    bool wants_max, wants_filled;
    const char *text;
} DEFECTS[] = {
    {"a day that does not exist", 2112, WAY_FIELD, SHEET_DATE, NULL, false, false, "2025-02-30"},
    {"day, month, year", 2302, WAY_FIELD, SHEET_DATE, NULL, false, false, "31/01/2026"},
    {"a month in words", 2111, WAY_FIELD, SHEET_DATE, NULL, false, false, "3 de mayo"},
    {"an age of 19", 2113, WAY_FIELD, SHEET_NUMBER, "age_years", true, false, "19"},
    {"a score over 100", 2113, WAY_FIELD, SHEET_NUMBER, "post_score", true, false, "101"},
    {"a stage of 5", 2113, WAY_FIELD, SHEET_NUMBER, "stage", true, false, "5"},
    {"a number in words", 2106, WAY_FIELD, SHEET_NUMBER, NULL, false, false, "doce"},
    {"a code that no list has", 2105, WAY_FIELD, SHEET_CODE, NULL, false, false, "XX9"},
    {"a label with accents for a code", 2105, WAY_FIELD, SHEET_CODE, NULL, false, false, "Indígena"},
    {"a lost leading zero", 2307, WAY_FIELD, SHEET_CODE, "dept", false, false, "5"},
    {"a word for Y", 2306, WAY_FIELD, SHEET_BOOL, NULL, false, false, "Sí"},
    {"no identifier", 2103, WAY_FIELD, SHEET_KEY, NULL, false, true, ""},
    {"no date", 2103, WAY_FIELD, SHEET_DATE, NULL, false, true, ""},
    {"a field too many", 2101, WAY_MORE, SHEET_KEY, NULL, false, false, NULL},
    {"fields too few", 2102, WAY_FEWER, SHEET_KEY, NULL, false, false, NULL},
    {"a row twice", 2117, WAY_REPEAT, SHEET_KEY, NULL, false, false, NULL},
    {"a day before the award", 0, WAY_OUTSIDE, SHEET_DATE, NULL, false, false, "2019-05-01"},
};

/* How one file is laid out. */
typedef struct Layout {
    char separator[2];
    const char *line_end;
    bool mark, last_line_end;
    guint shift; /* the column that comes first */
} Layout;

/* One file while it is spoilt. */
typedef struct Messy {
    Mess *mess;
    const SheetForm *form;
    const char *name;
    Layout layout;
    GString *out;
    int64_t row;
} Messy;

Mess *
mess_new(uint64_t seed)
{
    Mess *mess = g_new0(Mess, 1);
    mess->seed = seed;
    mess->list = g_string_new("file,row,rule,column,what\n");
    return mess;
}

void
mess_free(Mess *mess)
{
    if (!mess)
        return;
    g_string_free(mess->list, TRUE);
    g_free(mess);
}

static void
note(const Messy *file, int64_t row, unsigned rule, const char *column, const char *what)
{
    g_string_append_printf(file->mess->list, "%s,%" G_GINT64_FORMAT ",%u,%s,\"%s\"\n", file->name, row, rule, column, what);
}

static Layout
choose_layout(uint64_t file)
{
    Layout layout = {",", "\n", file % 4 < 2, file % 3 != 0, file % 2 ? 1 : 0};
    if (file % 2)
        layout.separator[0] = ';';
    if (file % 4 == 1 || file % 4 == 2)
        layout.line_end = "\r\n";
    return layout;
}

/* A remark of the kind that stands in real registers; nobody declares this column. */
static const char *
remark(int64_t row)
{
    if (row == 1)
        return "observaciones";
    if (row % 7 == 0)
        return "\"visita, segunda\nllamada; sin respuesta\"";
    if (row % 11 == 0)
        return "\"dijo \"\"sí\"\"\"";
    return row % 5 == 0 ? "niña acompañada por su tía" : "";
}

/* extra 0: the row with its remark; above: so many fields more; below: so many fewer. */
static void
put_row(Messy *file, char **fields, int extra)
{
    guint n = g_strv_length(fields);
    guint kept = extra < 0 ? n + 1 - (guint)-extra : n;
    const Layout *layout = &file->layout;
    file->row++;
    for (guint i = 0; i < kept; i++) {
        if (i)
            g_string_append(file->out, layout->separator);
        g_string_append(file->out, fields[(i + layout->shift) % n]);
    }
    if (extra >= 0) {
        g_string_append(file->out, layout->separator);
        g_string_append(file->out, remark(file->row));
    }
    for (int i = 0; i < extra; i++)
        g_string_append_printf(file->out, "%sx", layout->separator);
    g_string_append(file->out, layout->line_end);
}

/* The column that a defect spoils, -1 when the form has none. */
static int
spoilt_column(const SheetForm *form, const struct Defect *defect)
{
    for (int c = 0; form->columns[c].name; c++) {
        const SheetColumn *column = &form->columns[c];
        if (column->kind == defect->kind && (!defect->column || strcmp(column->name, defect->column) == 0) &&
            !(defect->wants_filled && column->nullable) && !(defect->wants_max && !column->max))
            return c;
    }
    return -1;
}

static void
replace_field(char **fields, int column, const char *text)
{
    g_free(fields[column]);
    fields[column] = g_strdup(text);
}

static void
put_defect(Messy *file, char **good, const struct Defect *defect)
{
    int column = spoilt_column(file->form, defect);
    bool in_place = defect->way == WAY_FIELD || defect->way == WAY_OUTSIDE;
    if (in_place && column < 0)
        return;
    g_auto(GStrv) fields = g_strdupv(good);
    if (in_place)
        replace_field(fields, column, defect->text);
    for (int c = 0; defect->way == WAY_OUTSIDE && file->form->columns[c].name; c++) {
        char id[16];
        chance_id(file->mess->seed, FRESH_ID, file->mess->files * 32 + (uint64_t)c, id);
        if (file->form->columns[c].kind == SHEET_KEY)
            replace_field(fields, c, id);
    }
    put_row(file, fields, defect->way == WAY_MORE ? 1 : defect->way == WAY_FEWER ? -2 : 0);
    note(file, file->row, defect->rule, in_place ? file->form->columns[column].name : "", defect->what);
}

static void
note_layout(const Messy *file)
{
    const Layout *layout = &file->layout;
    g_autofree char *what = g_strdup_printf("%s separator, %s, %s byte order mark, remarks with quoted line ends",
                                            layout->separator[0] == ';' ? "semicolon" : "comma",
                                            layout->line_end[0] == '\r' ? "CR LF" : "LF", layout->mark ? "a" : "no");
    note(file, 1, 0, "", what);
}

GString *
mess_make(Mess *mess, const Sheet *sheet, const char *name)
{
    Messy file = {mess, sheet->form, name, choose_layout(mess->files), g_string_sized_new(sheet->text->len * 5 / 4), 0};
    if (file.layout.mark)
        g_string_append(file.out, "\xEF\xBB\xBF");
    note_layout(&file);
    g_auto(GStrv) lines = g_strsplit(sheet->text->str, "\n", -1);
    int64_t stride = MAX(1, (sheet->rows - 1) / ((int64_t)G_N_ELEMENTS(DEFECTS) + 1));
    size_t next = 0;
    for (int64_t i = 0; i < sheet->rows; i++) {
        g_auto(GStrv) fields = g_strsplit(lines[i], ",", -1);
        put_row(&file, fields, 0);
        bool last = i == sheet->rows - 1, due = i > 0 && i % stride == 0;
        while (next < G_N_ELEMENTS(DEFECTS) && (last || due)) {
            put_defect(&file, fields, &DEFECTS[next++]);
            due = false;
        }
    }
    if (!file.layout.last_line_end)
        g_string_truncate(file.out, file.out->len - strlen(file.layout.line_end));
    mess->files++;
    return file.out;
}

bool
mess_write(const Mess *mess, const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "mess.txt", NULL);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents(path, mess->list->str, (gssize)mess->list->len, &error))
        return true;
    fprintf(stderr, "hito-synthesize: %s\n", error->message);
    return false;
}
