/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_workbook.h"

#include <string.h>
#include <unistd.h>

#include "core/source/source_messages.h"

enum { STRINGS_MOST = 512 << 20 };

/* What the parts say, gathered one after the other. */
typedef struct Gathering {
    SourceWorkbook *workbook;
    const char *wanted;  /* name of the sheet, or "" */
    char *sheet_id;      /* of its relationship */
    char *strings, *styles; /* paths */
    GHashTable *formats; /* id -> char* */
    bool in_styles, in_text, in_phonetic;
} Gathering;

bool
source_workbook_is_date(unsigned id, const char *format)
{
    if (!format)
        return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
    for (const char *p = format; *p && *p != ';'; p++) {
        if (*p == '"' || *p == '[') {
            const char *end = strchr(p + 1, *p == '"' ? '"' : ']');
            if (!end)
                return false;
            p = end;
        } else if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) {
            p++;
        } else if (strchr("dDyY", *p)) {
            return true;
        }
    }
    return false;
}

static void
see_workbook(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    Gathering *gathering = XML_GetUserData(parser);
    const char *local = source_part_local(name);
    if (strcmp(local, "workbookPr") == 0) {
        const char *epoch = source_part_attribute(attributes, "date1904");
        gathering->workbook->from_1904 = epoch && (strcmp(epoch, "1") == 0 || strcmp(epoch, "true") == 0);
    }
    const char *title = source_part_attribute(attributes, "name");
    if (strcmp(local, "sheet") != 0 || gathering->sheet_id || !title)
        return;
    bool hidden = source_part_attribute(attributes, "state") && strcmp(source_part_attribute(attributes, "state"), "visible") != 0;
    if (*gathering->wanted ? strcmp(title, gathering->wanted) == 0 : !hidden)
        gathering->sheet_id = g_strdup(source_part_attribute(attributes, "id"));
}

static char *
path_of(const char *target)
{
    return *target == '/' ? g_strdup(target + 1) : g_strconcat("xl/", target, NULL);
}

static void
see_relation(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    Gathering *gathering = XML_GetUserData(parser);
    const char *id = source_part_attribute(attributes, "Id"), *type = source_part_attribute(attributes, "Type");
    const char *target = source_part_attribute(attributes, "Target");
    if (strcmp(source_part_local(name), "Relationship") != 0 || !id || !type || !target)
        return;
    char **path = NULL;
    if (strcmp(id, gathering->sheet_id) == 0)
        path = &gathering->workbook->sheet;
    else if (g_str_has_suffix(type, "/sharedStrings"))
        path = &gathering->strings;
    else if (g_str_has_suffix(type, "/styles"))
        path = &gathering->styles;
    if (path && !*path)
        *path = path_of(target);
}

static void
see_style(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    Gathering *gathering = XML_GetUserData(parser);
    const char *local = source_part_local(name), *id = source_part_attribute(attributes, "numFmtId");
    guint64 number = id ? g_ascii_strtoull(id, NULL, 10) : 0;
    gpointer key = GUINT_TO_POINTER((guint)MIN(number, G_MAXUINT16));
    if (strcmp(local, "numFmt") == 0 && source_part_attribute(attributes, "formatCode"))
        g_hash_table_insert(gathering->formats, key, g_strdup(source_part_attribute(attributes, "formatCode")));
    if (strcmp(local, "cellXfs") == 0)
        gathering->in_styles = true;
    if (gathering->in_styles && strcmp(local, "xf") == 0) {
        bool is_date = source_workbook_is_date((unsigned)number, g_hash_table_lookup(gathering->formats, key));
        g_array_append_val(gathering->workbook->date_styles, is_date);
    }
}

static void
leave_style(void *parser, const XML_Char *name)
{
    Gathering *gathering = XML_GetUserData(parser);
    if (strcmp(source_part_local(name), "cellXfs") == 0)
        gathering->in_styles = false;
}

static void
see_string(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    Gathering *gathering = XML_GetUserData(parser);
    (void)attributes;
    gathering->in_text = gathering->in_text || strcmp(source_part_local(name), "t") == 0;
    gathering->in_phonetic = gathering->in_phonetic || strcmp(source_part_local(name), "rPh") == 0;
}

static void
leave_string(void *parser, const XML_Char *name)
{
    Gathering *gathering = XML_GetUserData(parser);
    SourceWorkbook *workbook = gathering->workbook;
    const char *local = source_part_local(name);
    size_t end = workbook->strings->len;
    if (strcmp(local, "t") == 0)
        gathering->in_text = false;
    if (strcmp(local, "rPh") == 0)
        gathering->in_phonetic = false;
    if (strcmp(local, "si") == 0)
        g_array_append_val(workbook->ends, end);
}

static void
take_string(void *parser, const XML_Char *text, int length)
{
    Gathering *gathering = XML_GetUserData(parser);
    if (!gathering->in_text || gathering->in_phonetic)
        return;
    g_string_append_len(gathering->workbook->strings, text, length);
    if (gathering->workbook->strings->len > STRINGS_MOST)
        source_feed_fail(gathering->workbook->feed, SOURCE_TOO_LARGE, 0, "sharedStrings");
}

typedef struct Handlers {
    XML_StartElementHandler start;
    XML_EndElementHandler end;
    XML_CharacterDataHandler text;
} Handlers;

static bool
gather(Gathering *gathering, const char *name, Handlers handlers)
{
    SourcePart part;
    if (!source_part_open(&part, gathering->workbook, name))
        return false;
    XML_SetUserData(part.parser, gathering);
    XML_SetElementHandler(part.parser, handlers.start, handlers.end);
    if (handlers.text)
        XML_SetCharacterDataHandler(part.parser, handlers.text);
    while (source_part_parse(&part, gathering->workbook->feed))
        continue;
    source_part_close(&part);
    return !gathering->workbook->feed->failed;
}

static void
read_lists(Gathering *gathering)
{
    SourceWorkbook *workbook = gathering->workbook;
    if (!gather(gathering, "xl/workbook.xml", (Handlers){see_workbook, NULL, NULL})) {
        source_feed_fail(workbook->feed, SOURCE_WORKBOOK_BROKEN, 0, "xl/workbook.xml");
        return;
    }
    if (gathering->sheet_id)
        gather(gathering, "xl/_rels/workbook.xml.rels", (Handlers){see_relation, NULL, NULL});
    if (!workbook->sheet) {
        source_feed_fail(workbook->feed, SOURCE_NO_SHEET, 0, gathering->wanted);
        return;
    }
    gather(gathering, gathering->styles, (Handlers){see_style, leave_style, NULL});
    gather(gathering, gathering->strings, (Handlers){see_string, leave_string, take_string});
}

void
source_workbook_open(SourceWorkbook *workbook, SourceFeed *feed, const char *sheet)
{
    *workbook = (SourceWorkbook){.feed = feed, .strings = g_string_new(NULL)};
    workbook->ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    workbook->date_styles = g_array_new(FALSE, FALSE, sizeof(bool));
    int code = 0;
    int own = dup(feed->descriptor);
    workbook->zip = own < 0 ? NULL : zip_fdopen(own, 0, &code);
    if (!workbook->zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        source_feed_fail(feed, SOURCE_WORKBOOK_BROKEN, 0, zip_error_strerror(&error));
        zip_error_fini(&error);
        if (own >= 0)
            close(own);
        return;
    }
    Gathering gathering = {.workbook = workbook, .wanted = sheet};
    gathering.formats = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    read_lists(&gathering);
    g_hash_table_destroy(gathering.formats);
    g_free(gathering.sheet_id);
    g_free(gathering.strings);
    g_free(gathering.styles);
}

void
source_workbook_clear(SourceWorkbook *workbook)
{
    if (!workbook->strings)
        return;
    if (workbook->zip)
        zip_discard(workbook->zip);
    g_string_free(workbook->strings, TRUE);
    g_array_free(workbook->ends, TRUE);
    g_array_free(workbook->date_styles, TRUE);
    g_free(workbook->sheet);
}
