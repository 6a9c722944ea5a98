/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/finish/object.h"

#include <math.h>
#include <string.h>

qpdf_oh
object_parse(qpdf_data pdf, const char *text)
{
    return qpdf_oh_parse(pdf, text);
}

qpdf_oh
object_indirect(qpdf_data pdf, const char *text)
{
    qpdf_oh direct = qpdf_oh_parse(pdf, text);
    qpdf_oh indirect = qpdf_make_indirect_object(pdf, direct);
    qpdf_oh_release(pdf, direct);
    return indirect;
}

static void
merge(qpdf_data pdf, qpdf_oh into, const char *text)
{
    qpdf_oh from = qpdf_oh_parse(pdf, text);
    qpdf_oh_begin_dict_key_iter(pdf, from);
    while (qpdf_oh_dict_more_keys(pdf)) {
        g_autofree char *key = g_strdup(qpdf_oh_dict_next_key(pdf));
        object_put(pdf, into, key, qpdf_oh_get_key(pdf, from, key));
    }
    qpdf_oh_release(pdf, from);
}

qpdf_oh
object_stream(qpdf_data pdf, const void *bytes, size_t size, const char *dictionary)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf), null = qpdf_oh_new_null(pdf);
    qpdf_oh_replace_stream_data(pdf, stream, bytes, size, null, null);
    qpdf_oh_release(pdf, null);
    if (dictionary) {
        qpdf_oh own = qpdf_oh_get_dict(pdf, stream);
        merge(pdf, own, dictionary);
        qpdf_oh_release(pdf, own);
    }
    return stream;
}

void
object_refer(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(pdf, dictionary, key, value);
}

void
object_put(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh take_value)
{
    qpdf_oh_replace_key(pdf, dictionary, key, take_value);
    qpdf_oh_release(pdf, take_value);
}

void
object_push(qpdf_data pdf, qpdf_oh array, qpdf_oh take_value)
{
    qpdf_oh_append_item(pdf, array, take_value);
    qpdf_oh_release(pdf, take_value);
}

qpdf_oh
object_get(qpdf_data pdf, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_get_key(pdf, dictionary, key);
}

void
object_add_text(GString *out, const char *utf8)
{
    glong length = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &length, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; units && i < length; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
}

void
object_add_bytes(GString *out, const char *bytes)
{
    g_string_append_c(out, '(');
    for (const char *p = bytes; *p; p++) {
        if (strchr("()\\", *p))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, ')');
}

void
object_add_number(GString *out, double value)
{
    gint64 hundredths = (gint64)llround(value * 100);
    gint64 size = hundredths < 0 ? -hundredths : hundredths;
    g_string_append_printf(out, " %s%" G_GINT64_FORMAT ".%02d", hundredths < 0 ? "-" : "", size / 100,
                           (int)(size % 100));
}
