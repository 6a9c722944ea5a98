/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/finish/profile.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, TAGS = 9, CURVE_POINTS = 1024 };

/* XYZ of white (D50) and of the primaries, adapted from D65. */
static const double WHITE[3] = {0.9642, 1.0, 0.8249};
static const double RED[3] = {0.43607, 0.22249, 0.01392};
static const double GREEN[3] = {0.38515, 0.71687, 0.09708};
static const double BLUE[3] = {0.14307, 0.06061, 0.71410};

static void
put(GByteArray *out, guint32 value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        guint8 byte = (guint8)(value >> shift);
        g_byte_array_append(out, &byte, 1);
    }
}

static void
put_name(GByteArray *out, const char *name)
{
    g_byte_array_append(out, (const guint8 *)name, (guint)strlen(name));
}

static void
put_fixed(GByteArray *out, double value)
{
    put(out, (guint32)(gint32)lround(value * 65536), 4);
}

static void
put_zeros(GByteArray *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(out, 0, 1);
}

static void
put_header(GByteArray *out)
{
    put(out, 0, 4); /* size, filled in at the end */
    put(out, 0, 4); /* no preferred engine */
    put(out, 0x02100000, 4);
    put_name(out, "mntrRGB XYZ ");
    static const guint16 DATE[6] = {2000, 1, 1, 0, 0, 0};
    for (size_t i = 0; i < G_N_ELEMENTS(DATE); i++)
        put(out, DATE[i], 2);
    put_name(out, "acsp");
    put_zeros(out, 28);
    for (size_t i = 0; i < 3; i++)
        put_fixed(out, WHITE[i]);
    put_zeros(out, HEADER - out->len);
}

static void
put_xyz(GByteArray *out, const double *xyz)
{
    put_name(out, "XYZ ");
    put(out, 0, 4);
    for (size_t i = 0; i < 3; i++)
        put_fixed(out, xyz[i]);
}

static void
put_text(GByteArray *out, const char *text)
{
    put_name(out, "text");
    put(out, 0, 4);
    put_name(out, text);
    put(out, 0, 1);
}

static void
put_description(GByteArray *out, const char *text)
{
    put_name(out, "desc");
    put(out, 0, 4);
    put(out, (guint32)strlen(text) + 1, 4);
    put_name(out, text);
    put_zeros(out, 1 + 4 + 4 + 2 + 1 + 67); /* no Unicode and no Macintosh form */
}

static void
put_curve(GByteArray *out)
{
    put_name(out, "curv");
    put(out, 0, 4);
    put(out, CURVE_POINTS, 4);
    for (int i = 0; i < CURVE_POINTS; i++) {
        double v = (double)i / (CURVE_POINTS - 1);
        double linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
        put(out, (guint32)lround(linear * 65535), 2);
    }
}

static void
set_word(GByteArray *out, size_t at, size_t value)
{
    for (size_t i = 0; i < 4; i++)
        out->data[at + i] = (guint8)(value >> (8 * (3 - i)));
}

static void
end_tag(GByteArray *out, size_t index, size_t begin)
{
    set_word(out, HEADER + 4 + 12 * index + 4, begin);
    set_word(out, HEADER + 4 + 12 * index + 8, out->len - begin);
    put_zeros(out, (4 - out->len % 4) % 4);
}

GByteArray *
profile_srgb(void)
{
    static const char *const NAMES[TAGS] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    static const double *const COLOURS[] = {WHITE, RED, GREEN, BLUE};
    GByteArray *out = g_byte_array_new();
    put_header(out);
    put(out, TAGS, 4);
    for (size_t i = 0; i < TAGS; i++) {
        put_name(out, NAMES[i]);
        put_zeros(out, 8);
    }
    size_t begin = out->len;
    put_description(out, "sRGB IEC61966-2.1");
    end_tag(out, 0, begin);
    begin = out->len;
    put_text(out, "No copyright, use freely");
    end_tag(out, 1, begin);
    for (size_t i = 0; i < G_N_ELEMENTS(COLOURS); i++) {
        begin = out->len;
        put_xyz(out, COLOURS[i]);
        end_tag(out, 2 + i, begin);
    }
    begin = out->len;
    put_curve(out);
    for (size_t i = 6; i < TAGS; i++) /* the three channels share one curve */
        end_tag(out, i, begin);
    set_word(out, 0, out->len);
    return out;
}
