/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_propose.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/source/source_inspect.h"

enum { HEADER_ROWS = 10, NOT_UTF8 = 2009, DATE_FORM = 2302, SERIAL, THOUSANDS, DECIMAL_COMMA, ZEROS = 2307, TWICE = 2309 };

/* A proposal while it is made: each trial reads the file once more. */
typedef struct Proposal {
    const Manifest *manifest;
    const Input *input;
    const char *path;
    SourceMap *map;       /* holds said alone */
    SourceMapInput *said;
    int64_t lost; /* rows left out under it; more than any file has while it cannot be read */
    FindingList *found;
} Proposal;

/* Read as proposed so far; what was found before is forgotten. */
static void
look_again(Proposal *proposal)
{
    finding_list_free(proposal->found);
    proposal->found = finding_list_new();
    g_autoptr(SourceInspection) seen = source_inspect(proposal->manifest, proposal->input, proposal->map, proposal->path, proposal->found);
    proposal->lost = seen->accepted ? seen->counts.rejected : G_MAXINT64;
}

static const Finding *
find_number(const Proposal *proposal, unsigned number)
{
    for (size_t i = 0; i < finding_list_size(proposal->found); i++) {
        if (finding_list_peek(proposal->found, i)->number == number)
            return finding_list_peek(proposal->found, i);
    }
    return NULL;
}

/* What the first bytes say. */
static void
take_kind(Proposal *proposal)
{
    static const char SQLITE[] = "SQLite format 3";
    uint8_t start[16] = {0};
    int descriptor = open(proposal->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    ssize_t n = descriptor < 0 ? 0 : read(descriptor, start, sizeof start);
    if (descriptor >= 0)
        close(descriptor);
    SourceMapInput *said = proposal->said;
    if (n >= 4 && memcmp(start, "PK\x03\x04", 4) == 0)
        said->kind = KIND_XLSX;
    else if (n == (ssize_t)sizeof start && memcmp(start, SQLITE, sizeof SQLITE) == 0)
        said->kind = KIND_SQLITE;
    else if (n > 0 && start[0] == '{')
        said->kind = KIND_NDJSON;
    else if (n >= 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF)))
        said->encoding = ENCODING_UTF16;
}

/* Letters and digits alone, small and without accents: "Fecha de identificación" is "fechadeidentificacion". */
static char *
bare_name(const char *name)
{
    g_autofree char *ascii = g_str_to_ascii(name, "C");
    GString *bare = g_string_new(NULL);
    for (const char *at = ascii; *at; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(bare, g_ascii_tolower(*at));
    }
    return g_string_free(bare, FALSE);
}

/* A column of the file that nobody reads and whose bare name is that of a missing one, if it is the only such. */
static const char *
find_like(const SourceInspection *seen, const char *wanted)
{
    g_autofree char *bare = bare_name(wanted);
    const char *found = NULL;
    for (guint i = 0; i < seen->columns->len; i++) {
        const SourceInspectedColumn *column = &g_array_index(seen->columns, SourceInspectedColumn, i);
        g_autofree char *other = bare_name(column->name);
        if (!*bare || column->declared || strcmp(other, bare) != 0)
            continue;
        if (found)
            return NULL;
        found = column->name;
    }
    return found;
}

/* How many declared columns the header has, under their own name or one like it; with @p keep, the like ones are taken. */
static guint
match_names(Proposal *proposal, bool keep)
{
    g_autoptr(SourceInspection) seen = source_inspect(proposal->manifest, proposal->input, proposal->map, proposal->path, proposal->found);
    guint matched = proposal->input->columns->len - seen->missing->len;
    if (!seen->opened)
        return 0;
    for (guint i = 0; i < seen->missing->len; i++) {
        const Column *declared = seen->missing->pdata[i];
        const char *like = find_like(seen, declared->name);
        guint index = 0;
        if (!like || !g_ptr_array_find(proposal->input->columns, declared, &index))
            continue;
        matched++;
        if (keep) {
            SourceMapColumn *column = proposal->said->columns->pdata[index];
            g_ptr_array_set_size(column->names, 0);
            g_ptr_array_add(column->names, g_strdup(like));
        }
    }
    return matched;
}

/* Titles may stand above the header, and fields may be parted by tabs: what gives most of the names, the plainest first. */
static void
take_header(Proposal *proposal)
{
    static const char DELIMITERS[] = {0, ';', '\t', '|', ','};
    SourceMapInput *said = proposal->said;
    bool csv = said->kind == KIND_CSV;
    int rows = csv || said->kind == KIND_XLSX ? HEADER_ROWS : 1, best_row = 1;
    guint most = 0;
    char best = 0;
    for (size_t d = 0; d < (csv ? sizeof DELIMITERS : 1) && most < said->columns->len; d++) {
        for (int row = 1; row <= rows && most < said->columns->len; row++) {
            said->delimiter = DELIMITERS[d];
            said->header_row = row;
            guint matched = match_names(proposal, false);
            if (matched > most) {
                most = matched;
                best_row = row;
                best = DELIMITERS[d];
            }
        }
    }
    said->delimiter = best;
    said->header_row = best_row;
    match_names(proposal, true);
    look_again(proposal);
}

static bool
is_of(const Proposal *proposal, guint column, ColumnType type)
{
    return ((const Column *)proposal->input->columns->pdata[column])->type == type;
}

/* Keep a form of dates if fewer rows are left out with it than with any other. */
static void
take_dates(Proposal *proposal)
{
    static const SourceDates TRIED[] = {DATES_DAY_FIRST, DATES_MONTH_FIRST, DATES_YEAR_FIRST, DATES_SERIAL};
    if (!find_number(proposal, DATE_FORM) && !find_number(proposal, SERIAL))
        return;
    SourceDates best = DATES_ISO;
    int64_t least = proposal->lost;
    for (size_t t = 0; t < G_N_ELEMENTS(TRIED); t++) {
        for (guint c = 0; c < proposal->said->columns->len; c++)
            ((SourceMapColumn *)proposal->said->columns->pdata[c])->dates = is_of(proposal, c, COLUMN_DATE) ? TRIED[t] : DATES_ISO;
        look_again(proposal);
        if (proposal->lost == least)
            best = DATES_ISO; /* two forms fit as well: a person must say which */
        else if (proposal->lost < least) {
            best = TRIED[t];
            least = proposal->lost;
        }
    }
    for (guint c = 0; c < proposal->said->columns->len; c++)
        ((SourceMapColumn *)proposal->said->columns->pdata[c])->dates = is_of(proposal, c, COLUMN_DATE) ? best : DATES_ISO;
    look_again(proposal);
}

/* Digits of every code of a list, 0 when they differ. */
static int
width_of(const Proposal *proposal, const Column *column)
{
    const ManifestCodeList *list = proposal->manifest->code_lists->pdata[column->list];
    size_t width = list->codes->len ? strlen(list->codes->pdata[0]) : 0;
    for (guint i = 0; i < list->codes->len; i++) {
        if (strlen(list->codes->pdata[i]) != width)
            return 0;
    }
    return width <= 32 ? (int)width : 0;
}

/* Give a column the form that a finding about it asks for. */
static void
apply(Proposal *proposal, unsigned number, guint index)
{
    SourceMapColumn *column = proposal->said->columns->pdata[index];
    if (number == DECIMAL_COMMA)
        column->decimal = ',';
    else if (number == THOUSANDS)
        column->thousands = column->decimal == ',' ? '.' : ',';
    else if (number == ZEROS)
        column->width = width_of(proposal, proposal->input->columns->pdata[index]);
    else
        column->double_encoded = true;
}

/* Whether a rule complains of a column, by what the file calls it. */
static bool
is_asked(const Proposal *proposal, unsigned number, const SourceMapColumn *column)
{
    for (size_t i = 0; i < finding_list_size(proposal->found); i++) {
        const Finding *finding = finding_list_peek(proposal->found, i);
        if (finding->number == number && g_strcmp0(finding->argument[0], column->names->pdata[0]) == 0)
            return true;
    }
    return false;
}

static void
take_form(Proposal *proposal, unsigned number)
{
    for (guint c = 0; c < proposal->said->columns->len; c++) {
        SourceMapColumn *column = proposal->said->columns->pdata[c];
        if (!is_asked(proposal, number, column))
            continue;
        SourceMapColumn before = *column;
        int64_t lost = proposal->lost;
        apply(proposal, number, c);
        look_again(proposal);
        if (proposal->lost >= lost) {
            *column = before;
            look_again(proposal);
        }
    }
}

SourceMapInput *
source_propose(const Manifest *manifest, const Input *input, const char *path)
{
    static const unsigned FORMS[] = {DECIMAL_COMMA, THOUSANDS, ZEROS, TWICE};
    Proposal proposal = {manifest, input, path, source_map_new(), source_map_input_new(input), 0, finding_list_new()};
    g_ptr_array_add(proposal.map->inputs, proposal.said);
    g_free(proposal.said->file);
    proposal.said->file = g_path_get_basename(path);
    take_kind(&proposal);
    look_again(&proposal);
    if (find_number(&proposal, NOT_UTF8))
        proposal.said->encoding = ENCODING_WINDOWS_1252;
    take_header(&proposal);
    take_dates(&proposal);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        take_form(&proposal, FORMS[i]);
    g_ptr_array_steal_index(proposal.map->inputs, 0);
    source_map_free(proposal.map);
    finding_list_free(proposal.found);
    return proposal.said;
}
