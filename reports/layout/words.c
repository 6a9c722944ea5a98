/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/words.h"

static const BlockSpan *
span_at(const BlockText *text, size_t index)
{
    return &g_array_index(text->spans, BlockSpan, index);
}

static TextStyle
tone(const TextStyle *style, const BlockSpan *span)
{
    TextStyle toned = *style;
    if (span->strong && style->face != FACE_BOLD)
        toned.face = FACE_SEMIBOLD;
    else if (span->italic)
        toned.face = FACE_ITALIC;
    if (span->muted)
        toned.colour = COLOUR_MUTED;
    if (span->uri || span->target)
        toned.colour = COLOUR_BLUE;
    return toned;
}

TextBlock *
words_wrap(Typesetter *typesetter, const TextStyle *style, const BlockText *text, double width)
{
    size_t n = text ? text->spans->len : 0;
    g_autofree TextSpan *spans = g_new0(TextSpan, n + 1);
    g_autofree TextStyle *styles = g_new0(TextStyle, n + 1);
    for (size_t i = 0; i < n; i++) {
        const BlockSpan *from = span_at(text, i);
        styles[i] = tone(style, from);
        spans[i] = (TextSpan){from->text, &styles[i], from->lang, from->uri, from->target, from->description};
    }
    return text_block_new_spans(typesetter, style, spans, n, width);
}

double
words_width(Typesetter *typesetter, const TextStyle *style, const BlockText *text)
{
    double widest = 0, width = 0;
    for (size_t i = 0; text && i < text->spans->len; i++) {
        TextStyle toned = tone(style, span_at(text, i));
        g_auto(GStrv) lines = g_strsplit(span_at(text, i)->text, "\n", -1);
        for (char **line = lines; *line; line++) {
            width = line == lines ? width : 0;
            width += text_width(typesetter, &toned, *line);
            widest = MAX(widest, width);
        }
    }
    return widest;
}

/* Where stretches meet without a space, a word may be wider than its parts: then all is measured in one style. */
double
words_min_width(Typesetter *typesetter, const TextStyle *style, const BlockText *text)
{
    double width = 0;
    bool strong = false;
    for (size_t i = 0; text && i < text->spans->len; i++) {
        TextStyle toned = tone(style, span_at(text, i));
        strong = strong || span_at(text, i)->strong;
        width = MAX(width, text_min_width(typesetter, &toned, span_at(text, i)->text));
    }
    if (!text || text->spans->len < 2)
        return width;
    TextStyle whole = *style;
    whole.face = strong ? FACE_SEMIBOLD : style->face;
    g_autofree char *words = block_text_words(text);
    return MAX(width, text_min_width(typesetter, &whole, words));
}

bool
words_empty(const BlockText *text)
{
    for (size_t i = 0; text && i < text->spans->len; i++)
        if (*span_at(text, i)->text)
            return false;
    return true;
}
