/* SPDX-License-Identifier: Apache-2.0 */
/* Strings are shaped once, at a fixed large size and without hinting, so that widths are
 * proportional to the size and one shape serves every size and line. Line breaking then only cuts
 * lists of clusters. Ligatures and contextual forms are off: with them cairo writes ActualText
 * spans inside a run, at which some readers stop. */
#include "reports/text/shape.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <string.h>

#include "core/base/finding.h"

enum { REFERENCE_SIZE = 100, ZERO_WIDTH_SPACE = 0x200b };

static const double EM = 1.0 / (REFERENCE_SIZE * (double)PANGO_SCALE);

struct Typesetter {
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *faces[FACE_COUNT];
    PangoLanguage *lang;
    GHashTable *shapes; /* "face tabular lang text" -> Shape */
    char *place;
    GError *error;
};

static void
shape_free(gpointer data)
{
    Shape *shape = data;
    g_free(shape->text);
    g_array_free(shape->glyphs, TRUE);
    g_array_free(shape->clusters, TRUE);
    g_free(shape);
}

/* Only the files of the folder: no font, setting or cache of the machine can enter. Made the current
 * configuration too, since Pango would otherwise read the system's in the background. */
static FcConfig *
private_fonts(const char *folder, GError **error)
{
    FcConfig *config = FcConfigCreate();
    for (int face = 0; face < FACE_COUNT; face++) {
        g_autofree char *path = g_build_filename(folder, theme_face_file((FontFace)face), NULL);
        if (FcConfigAppFontAddFile(config, (const FcChar8 *)path))
            continue;
        error_set(error, 7130, theme_face_file((FontFace)face), 0, folder, NULL);
        FcConfigDestroy(config);
        return NULL;
    }
    FcConfigSetCurrent(config);
    return config;
}

static PangoFontDescription *
face_description(FontFace face)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, "Inter");
    pango_font_description_set_weight(description, face == FACE_BOLD       ? PANGO_WEIGHT_BOLD
                                                   : face == FACE_SEMIBOLD ? PANGO_WEIGHT_SEMIBOLD
                                                                           : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description,
                                     face == FACE_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, REFERENCE_SIZE * PANGO_SCALE);
    return description;
}

static gboolean
note_file(PangoFontset *set, PangoFont *font, gpointer data)
{
    char **file = data;
    FcChar8 *path = NULL;
    (void)set;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    if (!*file && FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch)
        *file = g_strdup((const char *)path);
    return FALSE;
}

/* A cut that is missing would silently become another. All fonts of the set are visited, since Pango
 * looks for them in threads of its own, which are so waited for. */
static bool
check_face(Typesetter *typesetter, FontFace face, GError **error)
{
    g_autofree char *file = NULL;
    PangoFontset *set =
        pango_font_map_load_fontset(typesetter->map, typesetter->context, typesetter->faces[face], typesetter->lang);
    pango_fontset_foreach(set, note_file, &file);
    g_clear_object(&set);
    if (file && g_str_has_suffix(file, theme_face_file(face)))
        return true;
    error_set(error, 7130, theme_face_file(face), 0, "Inter", NULL);
    return false;
}

Typesetter *
typesetter_new(const char *font_folder, const char *lang, GError **error)
{
    FcConfig *config = private_fonts(font_folder, error);
    if (!config)
        return NULL;
    g_autoptr(Typesetter) typesetter = g_new0(Typesetter, 1);
    typesetter->map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(typesetter->map), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(typesetter->map), config);
    FcConfigDestroy(config);
    typesetter->context = pango_font_map_create_context(typesetter->map);
    pango_context_set_round_glyph_positions(typesetter->context, FALSE);
    typesetter->lang = pango_language_from_string(lang);
    pango_context_set_language(typesetter->context, typesetter->lang);
    typesetter->shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, shape_free);
    for (int face = 0; face < FACE_COUNT; face++) {
        typesetter->faces[face] = face_description((FontFace)face);
        if (!check_face(typesetter, (FontFace)face, error))
            return NULL;
    }
    return g_steal_pointer(&typesetter);
}

void
typesetter_free(Typesetter *typesetter)
{
    if (!typesetter)
        return;
    for (int face = 0; face < FACE_COUNT; face++)
        pango_font_description_free(typesetter->faces[face]);
    g_hash_table_destroy(typesetter->shapes);
    g_clear_object(&typesetter->context);
    /* Pango 1.50 forgets its reference when the map dies. */
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(typesetter->map), NULL);
    g_clear_object(&typesetter->map);
    FcFini(); /* the current configuration */
    g_clear_error(&typesetter->error);
    g_free(typesetter->place);
    g_free(typesetter);
}

void
text_set_place(Typesetter *typesetter, const char *place)
{
    g_free(typesetter->place);
    typesetter->place = g_strdup(place);
}

bool
text_check(const Typesetter *typesetter, GError **error)
{
    if (typesetter->error && error)
        *error = g_error_copy(typesetter->error);
    return !typesetter->error;
}

/* Characters that draw nothing would leave empty spans in the PDF. The zero-width space stays: it
 * allows a break and is dropped later. */
static bool
draws_nothing(gunichar c)
{
    return c == 0xad || (c >= 0x200c && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

/* The result has one space for each tab and carriage return, so that cluster and character indexes
 * of the break analysis and of the glyphs agree. */
static char *
normalise(const char *text)
{
    g_autofree char *repaired = g_utf8_make_valid(text, -1);
    g_autofree char *valid = g_utf8_normalize(repaired, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    GString *plain = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\t' || c == '\r')
            g_string_append_c(plain, ' ');
        else if (c == '\n' || (c >= ' ' && c != 0x7f && !draws_nothing(c)))
            g_string_append_unichar(plain, c);
    }
    return g_string_free(plain, FALSE);
}

static void
fail_glyph(Typesetter *typesetter, const char *at)
{
    if (typesetter->error)
        return;
    g_autofree char *code = g_strdup_printf("U+%04X", g_utf8_get_char(at));
    error_set(&typesetter->error, 7131, typesetter->place, 0, code, NULL);
}

static void
add_cluster(Shape *shape, const ShapeCluster *cluster, const char *source)
{
    gunichar c = g_utf8_get_char(source);
    if (c == ZERO_WIDTH_SPACE) { /* has done its work in the break analysis */
        g_array_set_size(shape->glyphs, cluster->glyph);
        return;
    }
    ShapeCluster *previous =
        shape->clusters->len ? shape_cluster(shape->clusters, shape->clusters->len - 1) : NULL;
    if (cluster->glyphs == 0 && previous) { /* a mark that composed with the letter before it */
        previous->bytes = (uint16_t)(previous->bytes + cluster->bytes);
        return;
    }
    ShapeCluster copy = *cluster;
    copy.space = c == ' ' || c == '\n' || (c >= 0x2000 && c <= 0x2006) || (c >= 0x2008 && c <= 0x200a);
    g_array_append_val(shape->clusters, copy);
}

static ShapeCluster
begin_cluster(const Shape *shape, size_t byte)
{
    guint n = shape->clusters->len;
    size_t from = n ? shape_cluster(shape->clusters, n - 1)->byte : 0;
    size_t before = n ? shape_cluster(shape->clusters, n - 1)->character : 0;
    return (ShapeCluster){
        .byte = (uint32_t)byte,
        .glyph = shape->glyphs->len,
        .character = (uint32_t)(before + (size_t)g_utf8_strlen(shape->text + from, (gssize)(byte - from))),
    };
}

static void
add_item(Typesetter *typesetter, Shape *shape, const PangoItem *item, PangoGlyphString *glyphs)
{
    const char *text = shape->text + item->offset;
    for (int i = 0; i < glyphs->num_glyphs;) {
        int begin = glyphs->log_clusters[i];
        ShapeCluster cluster = begin_cluster(shape, (size_t)(item->offset + begin));
        int j = i;
        for (; j < glyphs->num_glyphs && glyphs->log_clusters[j] == begin; j++) {
            const PangoGlyphInfo *info = &glyphs->glyphs[j];
            if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
                fail_glyph(typesetter, text + begin);
            if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
                continue;
            ShapeGlyph glyph = {
                .id = info->glyph,
                .x = info->geometry.x_offset * EM,
                .y = info->geometry.y_offset * EM,
                .advance = info->geometry.width * EM,
            };
            g_array_append_val(shape->glyphs, glyph);
            cluster.glyphs++;
            cluster.advance += glyph.advance;
        }
        int end = j < glyphs->num_glyphs ? glyphs->log_clusters[j] : item->length;
        cluster.bytes = (uint16_t)(end - begin);
        add_cluster(shape, &cluster, text + begin);
        i = j;
    }
}

static PangoAttrList *
attributes(Typesetter *typesetter, const TextStyle *style)
{
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_desc_new(typesetter->faces[style->face]));
    pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
    pango_attr_list_insert(list, pango_attr_font_features_new(style->tabular
                                                                  ? "liga 0,clig 0,dlig 0,calt 0,tnum 1"
                                                                  : "liga 0,clig 0,dlig 0,calt 0"));
    return list;
}

static Shape *
shape_new(Typesetter *typesetter, const TextStyle *style, const char *lang, const char *text)
{
    Shape *shape = g_new0(Shape, 1);
    shape->text = normalise(text);
    shape->glyphs = g_array_new(FALSE, FALSE, sizeof(ShapeGlyph));
    shape->clusters = g_array_new(FALSE, FALSE, sizeof(ShapeCluster));
    /* The line ends are shaped as spaces, so that words stay apart for a reader of the text. */
    g_autofree char *source = g_strdup(shape->text);
    g_strdelimit(source, "\n", ' ');
    int length = (int)strlen(source);
    PangoAttrList *list = attributes(typesetter, style);
    GList *items = pango_itemize_with_base_dir(typesetter->context, PANGO_DIRECTION_LTR, source, 0, length, list, NULL);
    PangoGlyphString *glyphs = pango_glyph_string_new();
    for (GList *at = items; at; at = at->next) {
        PangoItem *item = at->data;
        if (lang) /* chooses forms of letters, not fonts: those are looked for once */
            item->analysis.language = pango_language_from_string(lang);
        pango_shape_full(source + item->offset, item->length, source, length, &item->analysis, glyphs);
        add_item(typesetter, shape, item, glyphs);
        pango_item_free(item);
    }
    g_list_free(items);
    pango_glyph_string_free(glyphs);
    pango_attr_list_unref(list);
    shape_breaks((const Shape *const[]){shape}, 1, shape->clusters);
    return shape;
}

const Shape *
shape_peek(Typesetter *typesetter, const TextStyle *style, const char *lang, const char *text)
{
    g_autofree char *key =
        g_strdup_printf("%d%d%s %s", (int)style->face, (int)style->tabular, lang ? lang : "", text);
    Shape *shape = g_hash_table_lookup(typesetter->shapes, key);
    if (!shape) {
        shape = shape_new(typesetter, style, lang, text);
        g_hash_table_insert(typesetter->shapes, g_steal_pointer(&key), shape);
    }
    return shape;
}

ShapeCluster *
shape_cluster(const GArray *clusters, size_t index)
{
    return &g_array_index(clusters, ShapeCluster, index);
}

void
shape_breaks(const Shape *const *shapes, size_t count, GArray *clusters)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        g_string_append(text, shapes[i]->text);
    glong characters = g_utf8_strlen(text->str, -1);
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, (gsize)characters + 1);
    pango_get_log_attrs(text->str, (int)text->len, -1, pango_language_get_default(), attrs, (int)characters + 1);
    size_t at = 0, base = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < shapes[i]->clusters->len; k++, at++) {
            ShapeCluster *cluster = shape_cluster(clusters, at);
            const PangoLogAttr *attr = &attrs[base + cluster->character];
            cluster->may_break = at > 0 && attr->is_line_break;
            cluster->must_break = at > 0 && attr->is_mandatory_break;
        }
        base += (size_t)g_utf8_strlen(shapes[i]->text, -1);
    }
}
