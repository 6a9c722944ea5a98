/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/finish/resource.h"

#include <glib.h>
#include <stdbool.h>

#include "reports/finish/object.h"

typedef const char *Mend(qpdf_data pdf, qpdf_oh object);

static bool
is_embedded(qpdf_data pdf, qpdf_oh font)
{
    static const char *const FILES[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    qpdf_oh descriptor = object_get(pdf, font, "/FontDescriptor");
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(FILES) && qpdf_oh_is_dictionary(pdf, descriptor); i++)
        found = found || qpdf_oh_has_key(pdf, descriptor, FILES[i]);
    qpdf_oh_release(pdf, descriptor);
    return found;
}

static const char *
mend_font(qpdf_data pdf, qpdf_oh font)
{
    if (!qpdf_oh_has_key(pdf, font, "/ToUnicode"))
        return "a font without a map to Unicode";
    if (!qpdf_oh_has_key(pdf, font, "/DescendantFonts"))
        return is_embedded(pdf, font) ? NULL : "a font that is not embedded";
    qpdf_oh descendants = object_get(pdf, font, "/DescendantFonts");
    qpdf_oh first = qpdf_oh_get_array_item(pdf, descendants, 0);
    qpdf_oh subtype = object_get(pdf, first, "/Subtype");
    if (qpdf_oh_is_name_and_equals(pdf, subtype, "/CIDFontType2") && !qpdf_oh_has_key(pdf, first, "/CIDToGIDMap"))
        object_put(pdf, first, "/CIDToGIDMap", qpdf_oh_new_name(pdf, "/Identity"));
    bool embedded = is_embedded(pdf, first);
    qpdf_oh_release(pdf, subtype);
    qpdf_oh_release(pdf, first);
    qpdf_oh_release(pdf, descendants);
    return embedded ? NULL : "a font that is not embedded";
}

static const char *
for_each(qpdf_data pdf, qpdf_oh owner, const char *kind, Mend *mend)
{
    qpdf_oh set = object_get(pdf, owner, kind);
    const char *wrong = NULL;
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    if (qpdf_oh_is_dictionary(pdf, set)) {
        qpdf_oh_begin_dict_key_iter(pdf, set);
        while (qpdf_oh_dict_more_keys(pdf))
            g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(pdf)));
    }
    for (size_t i = 0; i < keys->len && !wrong; i++) {
        qpdf_oh object = object_get(pdf, set, g_ptr_array_index(keys, i));
        wrong = mend(pdf, object);
        qpdf_oh_release(pdf, object);
    }
    qpdf_oh_release(pdf, set);
    return wrong;
}

static const char *
mend_drawing(qpdf_data pdf, qpdf_oh stream)
{
    if (!qpdf_oh_is_stream(pdf, stream))
        return NULL;
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
    qpdf_oh_remove_key(pdf, dictionary, "/Interpolate");
    qpdf_oh mask = object_get(pdf, dictionary, "/SMask");
    mend_drawing(pdf, mask);
    const char *wrong = qpdf_oh_has_key(pdf, dictionary, "/Resources") ? resource_mend(pdf, dictionary) : NULL;
    qpdf_oh_release(pdf, mask);
    qpdf_oh_release(pdf, dictionary);
    return wrong;
}

const char *
resource_mend(qpdf_data pdf, qpdf_oh page)
{
    qpdf_oh resources = object_get(pdf, page, "/Resources");
    const char *wrong = NULL;
    if (qpdf_oh_is_dictionary(pdf, resources)) {
        wrong = for_each(pdf, resources, "/Font", mend_font);
        if (!wrong)
            wrong = for_each(pdf, resources, "/XObject", mend_drawing);
        if (!wrong)
            wrong = for_each(pdf, resources, "/Pattern", mend_drawing);
    }
    qpdf_oh_release(pdf, resources);
    return wrong;
}
