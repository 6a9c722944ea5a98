/* SPDX-License-Identifier: Apache-2.0 */
/* Findings are kept small: strings are interned once per list, since a bad file can yield a
 * finding for each of its rows. */
#include "core/base/finding.h"

#include <stdarg.h>
#include <string.h>

struct FindingList {
    GArray *findings;
    GStringChunk *strings;
    const char *partner;
};

static const Message MESSAGES[] = {
#define MESSAGE(number, level, en, es) {number, FINDING_##level, {en, es}},
#include "core/base/messages.def"
#undef MESSAGE
};

/* Kept in number order by a test, so that a search can halve. */
const Message *
message_peek(unsigned number)
{
    size_t low = 0, high = G_N_ELEMENTS(MESSAGES);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (MESSAGES[middle].number == number)
            return &MESSAGES[middle];
        if (MESSAGES[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    g_error("message %u is not in messages.def", number);
}

size_t
message_count(void)
{
    return G_N_ELEMENTS(MESSAGES);
}

const Message *
message_at(size_t index)
{
    return &MESSAGES[index];
}

FindingList *
finding_list_new(void)
{
    FindingList *list = g_new0(FindingList, 1);
    list->findings = g_array_new(FALSE, TRUE, sizeof(Finding));
    list->strings = g_string_chunk_new(1024);
    list->partner = "";
    return list;
}

void
finding_list_free(FindingList *list)
{
    if (!list)
        return;
    g_array_free(list->findings, TRUE);
    g_string_chunk_free(list->strings);
    g_free(list);
}

static const char *
intern(FindingList *list, const char *text)
{
    return text && *text ? g_string_chunk_insert_const(list->strings, text) : "";
}

static Finding
blank(FindingList *list, unsigned number, const char *file, int64_t row)
{
    const Message *message = message_peek(number);
    return (Finding){
        .number = message->number,
        .level = message->level,
        .file = intern(list, file),
        .row = row,
        .count = 1,
        .argument = {"", "", "", ""},
        .partner = list->partner,
    };
}

static void
append(FindingList *list, Finding finding, va_list arguments)
{
    for (size_t i = 0; i < G_N_ELEMENTS(finding.argument); i++) {
        const char *argument = va_arg(arguments, const char *);
        if (!argument)
            break;
        finding.argument[i] = intern(list, argument);
    }
    g_array_append_val(list->findings, finding);
}

void
finding_add(FindingList *list, unsigned number, const char *file, int64_t row, ...)
{
    va_list arguments;
    va_start(arguments, row);
    append(list, blank(list, number, file, row), arguments);
    va_end(arguments);
}

void
finding_add_times(FindingList *list, unsigned number, const char *file, int64_t row, int64_t count, ...)
{
    Finding finding = blank(list, number, file, row);
    finding.count = count;
    va_list arguments;
    va_start(arguments, count);
    append(list, finding, arguments);
    va_end(arguments);
}

void
finding_add_copy(FindingList *list, const Finding *finding, const char *partner)
{
    Finding copy = blank(list, finding->number, finding->file, finding->row);
    copy.level = finding->level;
    copy.count = finding->count;
    copy.partner = intern(list, partner ? partner : finding->partner);
    for (size_t i = 0; i < G_N_ELEMENTS(copy.argument); i++)
        copy.argument[i] = intern(list, finding->argument[i]);
    g_array_append_val(list->findings, copy);
}

void
finding_list_set_partner(FindingList *list, const char *partner)
{
    list->partner = intern(list, partner);
}

void
finding_list_soften(FindingList *list, size_t from, FindingLevel ceiling)
{
    for (size_t i = from; i < list->findings->len; i++) {
        Finding *finding = &g_array_index(list->findings, Finding, i);
        if (finding->level > ceiling)
            finding->level = ceiling;
    }
}

size_t
finding_list_size(const FindingList *list)
{
    return list->findings->len;
}

const Finding *
finding_list_peek(const FindingList *list, size_t index)
{
    return &g_array_index(list->findings, Finding, index);
}

FindingLevel
finding_list_worst(const FindingList *list)
{
    FindingLevel worst = FINDING_NOTE;
    for (size_t i = 0; i < list->findings->len; i++)
        worst = MAX(worst, finding_list_peek(list, i)->level);
    return worst;
}

int
finding_list_exit_status(const FindingList *list)
{
    static const int STATUS[] = {
        [FINDING_NOTE] = 0,  [FINDING_WARNING] = 0, [FINDING_ERROR] = 1,
        [FINDING_USAGE] = 2, [FINDING_REFUSED] = 3, [FINDING_MACHINE] = 4,
    };
    return STATUS[finding_list_worst(list)];
}

char *
finding_sentence(const Finding *finding, Language language)
{
    GString *sentence = g_string_new(NULL);
    for (const char *p = message_peek(finding->number)->text[language]; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '4' && p[2] == '}') {
            g_string_append(sentence, finding->argument[p[1] - '1']);
            p += 2;
        } else {
            g_string_append_c(sentence, *p);
        }
    }
    return g_string_free(sentence, FALSE);
}

char *
finding_line(const Finding *finding, Language language)
{
    g_autofree char *sentence = finding_sentence(finding, language);
    GString *line = g_string_new(NULL);
    if (*finding->partner)
        g_string_append_printf(line, "%s: ", finding->partner);
    if (*finding->file && finding->row > 0)
        g_string_append_printf(line, "%s:%" G_GINT64_FORMAT ": ", finding->file, finding->row);
    else if (*finding->file)
        g_string_append_printf(line, "%s: ", finding->file);
    g_string_append_printf(line, "[H%04u] %s", finding->number, sentence);
    if (finding->count > 1)
        g_string_append_printf(line, " (× %" G_GINT64_FORMAT ")", finding->count);
    return g_string_free(line, FALSE);
}

/* Ten of a kind are enough to mend a file by; the rest is a count. */
enum { SHOWN_OF_A_KIND = 10 };

typedef struct Kind {
    char *name;
    int64_t shown;
    int64_t more;
} Kind;

static Kind *
kind_of(GPtrArray *order, GHashTable *kinds, const Finding *finding)
{
    g_autofree char *name = g_strdup_printf("%s%s [H%04u]", finding->partner, finding->file, finding->number);
    Kind *kind = g_hash_table_lookup(kinds, name);
    if (kind)
        return kind;
    kind = g_new0(Kind, 1);
    kind->name = g_steal_pointer(&name);
    g_hash_table_insert(kinds, kind->name, kind);
    g_ptr_array_add(order, kind);
    return kind;
}

static void
kind_free(void *data)
{
    g_free(((Kind *)data)->name);
    g_free(data);
}

void
finding_list_print(const FindingList *list, Language language, FILE *stream)
{
    g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func(kind_free);
    for (size_t i = 0; i < list->findings->len; i++) {
        const Finding *finding = finding_list_peek(list, i);
        Kind *kind = kind_of(order, kinds, finding);
        if (kind->shown == SHOWN_OF_A_KIND) {
            kind->more += finding->count;
            continue;
        }
        kind->shown++;
        g_autofree char *line = finding_line(finding, language);
        fprintf(stream, "%s\n", line);
    }
    for (size_t i = 0; i < order->len; i++) {
        const Kind *kind = order->pdata[i];
        if (kind->more > 0)
            fprintf(stream, language == LANGUAGE_ES ? "%s: %" G_GINT64_FORMAT " más iguales\n"
                                                    : "%s: %" G_GINT64_FORMAT " more alike\n", kind->name, kind->more);
    }
}

G_DEFINE_QUARK(hito_error, hito_error)

/* File, row and arguments travel in the GError's message, parted by the ASCII unit separator. */
#define UNIT_SEPARATOR "\x1f"

void
error_set(GError **error, unsigned number, const char *file, int64_t row, ...)
{
    g_autoptr(GString) text = g_string_new(file ? file : "");
    g_string_append_printf(text, UNIT_SEPARATOR "%" G_GINT64_FORMAT, row);
    va_list arguments;
    va_start(arguments, row);
    for (const char *argument; (argument = va_arg(arguments, const char *));)
        g_string_append_printf(text, UNIT_SEPARATOR "%s", argument);
    va_end(arguments);
    g_set_error_literal(error, HITO_ERROR, (gint)number, text->str);
}

void
finding_add_error(FindingList *list, GError *error)
{
    g_autoptr(GError) owned = error;
    if (owned->domain != HITO_ERROR) {
        finding_add(list, 9001, "", 0, owned->message, NULL);
        return;
    }
    g_auto(GStrv) parts = g_strsplit(owned->message, UNIT_SEPARATOR, 6);
    guint n = g_strv_length(parts);
    Finding finding = blank(list, (unsigned)owned->code, parts[0], n > 1 ? g_ascii_strtoll(parts[1], NULL, 10) : 0);
    for (guint i = 2; i < n && i < 6; i++)
        finding.argument[i - 2] = intern(list, parts[i]);
    g_array_append_val(list->findings, finding);
}
