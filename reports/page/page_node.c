/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page_node.h"

static const char *const NAMES[PAGE_NODE_TYPE_COUNT] = {
    "Document", "Part",  "Sect",    "Div",   "H1",    "H2",    "H3", "H4",   "H5",        "H6",
    "P",        "L",     "LI",      "Lbl",   "LBody", "Table", "Caption", "THead", "TBody", "TFoot",
    "TR",       "TH",    "TD",      "Figure", "Link", "TOC",   "TOCI", "Reference", "Note", "Span",
};

const char *
page_node_type_name(PageNodeType type)
{
    return NAMES[type];
}

PageNode *
page_node_add(PageNode *parent, PageNodeType type)
{
    PageNode *node = g_new0(PageNode, 1);
    node->type = type;
    node->parent = parent;
    node->kids = g_array_new(FALSE, TRUE, sizeof(PageKid));
    node->row_span = node->column_span = 1;
    if (parent) {
        PageKid kid = {.kind = PAGE_KID_NODE, .node = node};
        g_array_append_val(parent->kids, kid);
    }
    return node;
}

void
page_node_free(PageNode *node)
{
    if (!node)
        return;
    for (size_t i = 0; i < node->kids->len; i++)
        page_node_free(page_node_kid(node, i)->node);
    g_array_free(node->kids, TRUE);
    g_free(node->alt);
    g_free(node->lang);
    g_free(node->id);
    g_free(node->title);
    g_strfreev(node->headers);
    g_free(node);
}

const PageKid *
page_node_kid(const PageNode *node, size_t index)
{
    return &g_array_index(node->kids, PageKid, index);
}

static void
set(char **member, const char *value)
{
    char *copy = g_strdup(value);
    g_free(*member);
    *member = copy;
}

void
page_node_set_alt(PageNode *node, const char *alt)
{
    set(&node->alt, alt);
}

void
page_node_set_lang(PageNode *node, const char *lang)
{
    set(&node->lang, lang);
}

void
page_node_set_id(PageNode *node, const char *id)
{
    set(&node->id, id);
}

void
page_node_set_title(PageNode *node, const char *title)
{
    set(&node->title, title);
}

void
page_node_set_scope(PageNode *node, PageScope scope)
{
    node->scope = scope;
}

void
page_node_set_spans(PageNode *node, unsigned rows, unsigned columns)
{
    node->row_span = rows;
    node->column_span = columns;
}

void
page_node_set_headers(PageNode *node, const char *const *ids)
{
    g_auto(GStrv) copy = NULL;
    if (ids) {
        g_autoptr(GPtrArray) list = g_ptr_array_new();
        for (; *ids; ids++)
            g_ptr_array_add(list, g_strdup(*ids));
        g_ptr_array_add(list, NULL);
        copy = (char **)g_ptr_array_steal(list, NULL);
    }
    g_strfreev(node->headers);
    node->headers = g_steal_pointer(&copy);
}

void
page_node_set_numbering(PageNode *node, PageNumbering numbering)
{
    node->numbering = numbering;
}

const char *
page_node_lang(const PageNode *node)
{
    while (node && !node->lang)
        node = node->parent;
    return node ? node->lang : NULL;
}
