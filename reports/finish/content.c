/* SPDX-License-Identifier: Apache-2.0 */
/* Content streams (ISO 32000-1, 7.8.2) are operands followed by an operator. Only the operands of
 * marked content are looked at; everything else is passed on byte for byte. */
#include "reports/finish/content.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/finding.h"

typedef struct Content {
    const Page *page;
    GHashTable *marks;
    const char *at, *end;
    const char *operands; /* first byte not yet written */
    GString *out;
    size_t next_run;
    int depth;            /* of marked content */
    bool textless;        /* the open run has no text of ours */
    const char *wrong;
} Content;

GHashTable *
content_marks(const PageDocument *document)
{
    GHashTable *marks = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < page_document_size(document); i++) {
        const Page *page = page_document_page(document, i);
        int mark = 0;
        for (size_t r = 0; r < page->runs->len; r++) {
            PageRun *run = g_ptr_array_index(page->runs, r);
            if (run->node)
                g_hash_table_insert(marks, run, GINT_TO_POINTER(mark++));
        }
    }
    return marks;
}

static void
skip_string(Content *content)
{
    int depth = 0;
    for (; content->at < content->end; content->at++) {
        if (*content->at == '\\')
            content->at++;
        else if (*content->at == '(')
            depth++;
        else if (*content->at == ')' && --depth == 0)
            break;
    }
    if (content->at < content->end)
        content->at++;
}

static bool
is_regular(char c)
{
    return c != '\0' && !strchr("\t\n\f\r ()<>[]{}/%", c);
}

static void
skip_regular(Content *content)
{
    while (content->at < content->end && is_regular(*content->at))
        content->at++;
}

/* Moves behind the next token; true when it is an operator. */
static bool
next_token(Content *content, const char **token)
{
    while (content->at < content->end && (*content->at == '\0' || strchr("\t\n\f\r ", *content->at)))
        content->at++;
    *token = content->at;
    if (content->at == content->end)
        return false;
    char c = *content->at;
    if (c == '(') {
        skip_string(content);
        return false;
    }
    if (c == '%') {
        while (content->at < content->end && *content->at != '\n' && *content->at != '\r')
            content->at++;
        return false;
    }
    if (!is_regular(c)) {
        content->at++;
        if (c == '/')
            skip_regular(content);
        else if (c == '<' && content->at < content->end && *content->at == '<')
            content->at++;
        else if (c == '<')
            while (content->at < content->end && *content->at++ != '>')
                ;
        return false;
    }
    skip_regular(content);
    return !strchr("+-.0123456789", c);
}

static bool
has_text(const PageRun *run)
{
    for (size_t i = run->first; i < run->first + run->count; i++)
        if (g_array_index(run->page->items, PageItem, i).kind == PAGE_ITEM_TEXT)
            return true;
    return false;
}

static void
open_run(Content *content, long mark)
{
    static const char *const ARTIFACTS[] = {
        [PAGE_ARTIFACT_LAYOUT] = "/Artifact <</Type/Layout>> BDC",
        [PAGE_ARTIFACT_HEADER] = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
        [PAGE_ARTIFACT_FOOTER] = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
    };
    if (content->depth > 0) {
        content->wrong = "a run lies in another";
        return;
    }
    if (content->next_run >= content->page->runs->len || mark != (long)content->next_run) {
        content->wrong = "there are other runs than were drawn";
        return;
    }
    PageRun *run = g_ptr_array_index(content->page->runs, content->next_run++);
    content->textless = !has_text(run);
    content->depth = 1;
    if (run->node)
        g_string_append_printf(content->out, "\n/%s <</MCID %d>> BDC", page_node_type_name(run->node->type),
                               GPOINTER_TO_INT(g_hash_table_lookup(content->marks, run)));
    else
        g_string_append_printf(content->out, "\n%s", ARTIFACTS[run->artifact]);
}

static bool
is_one_of(const char *words, const char *token, size_t length)
{
    for (const char *p = words; *p; p += strcspn(p, " "), p += *p == ' ')
        if (strcspn(p, " ") == length && strncmp(p, token, length) == 0)
            return true;
    return false;
}

static const char *
find_mark(const char *from, const char *to)
{
    return g_strstr_len(from, to - from, "/MCID");
}

static void
operate(Content *content, const char *token)
{
    size_t length = (size_t)(content->at - token);
    const char *mark = NULL;
    bool shows_text = is_one_of("Tj TJ ' \"", token, length);
    bool write = true;
    if (is_one_of("BDC", token, length) && (mark = find_mark(content->operands, token))) {
        open_run(content, strtol(mark + strlen("/MCID"), NULL, 10));
        write = false;
    } else if (is_one_of("BDC BMC", token, length)) {
        content->depth++;
    } else if (is_one_of("EMC", token, length)) {
        if (--content->depth < 0)
            content->wrong = "a run ends that did not begin";
    } else if (shows_text || is_one_of("f F f* B B* b b* S s sh Do", token, length)) {
        if (content->depth == 0)
            content->wrong = "something is drawn outside the runs";
        write = !(shows_text && content->textless);
    } else if (is_one_of("BI", token, length)) {
        content->wrong = "an inline image";
    }
    if (write)
        g_string_append_len(content->out, content->operands, content->at - content->operands);
    content->operands = content->at;
}

GString *
content_rewrite(const Page *page, GHashTable *marks, const unsigned char *bytes, size_t size, GError **error)
{
    const char *begin = (const char *)bytes, *token = NULL;
    Content content = {.page = page, .marks = marks, .at = begin, .end = begin + size, .operands = begin};
    content.out = g_string_sized_new(size + size / 8);
    while (content.at < content.end && !content.wrong)
        if (next_token(&content, &token))
            operate(&content, token);
    if (!content.wrong && (content.depth != 0 || content.next_run != page->runs->len))
        content.wrong = "runs are missing or do not end";
    if (!content.wrong)
        return content.out;
    g_autofree char *place = g_strdup_printf("page %u, %s", page->number, content.wrong);
    error_set(error, 7150, "", 0, place, NULL);
    g_string_free(content.out, TRUE);
    return NULL;
}
