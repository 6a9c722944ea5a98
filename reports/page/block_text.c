/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block_text.h"

static void
clear_span(gpointer data)
{
    BlockSpan *span = data;
    g_free(span->text);
    g_free(span->lang);
    g_free(span->uri);
    g_free(span->target);
    g_free(span->description);
}

BlockText *
block_text_new(const char *words)
{
    BlockText *text = g_new0(BlockText, 1);
    text->spans = g_array_new(FALSE, TRUE, sizeof(BlockSpan));
    g_array_set_clear_func(text->spans, clear_span);
    if (words)
        block_text_add(text, words);
    return text;
}

void
block_text_free(BlockText *text)
{
    if (!text)
        return;
    g_array_free(text->spans, TRUE);
    g_free(text);
}

BlockSpan *
block_text_add(BlockText *text, const char *words)
{
    BlockSpan span = {.text = g_strdup(words)};
    g_array_append_val(text->spans, span);
    return &g_array_index(text->spans, BlockSpan, text->spans->len - 1);
}

BlockSpan *
block_text_add_strong(BlockText *text, const char *words)
{
    BlockSpan *span = block_text_add(text, words);
    span->strong = true;
    return span;
}

BlockSpan *
block_text_add_link(BlockText *text, const char *words, const char *target)
{
    BlockSpan *span = block_text_add(text, words);
    span->target = g_strdup(target);
    return span;
}

char *
block_text_words(const BlockText *text)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < text->spans->len; i++)
        g_string_append(words, g_array_index(text->spans, BlockSpan, i).text);
    return g_string_free(words, FALSE);
}
