/* SPDX-License-Identifier: Apache-2.0 */
/* Structure tree: ISO 32000-1, 14.7 and 14.8. */
#include "reports/finish/structure.h"

#include <string.h>

#include "reports/finish/object.h"

typedef struct Structure {
    qpdf_data pdf;
    const PageDocument *document;
    const qpdf_oh *pages;
    GHashTable *marks;
    GHashTable *elements; /* PageNode -> handle */
    GPtrArray *with_id;   /* PageNode */
    GPtrArray *links;     /* PageLink, in the order of their keys in the parent tree */
} Structure;

static qpdf_oh
page_of(const Structure *structure, const Page *page)
{
    return structure->pages[page->number - 1];
}

static qpdf_oh
element_of(const Structure *structure, const PageNode *node)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(structure->elements, node));
}

static void
add_box(GString *out, const Page *page, const PageBox *box)
{
    double top = page->size.height - box->y;
    g_string_append(out, " [");
    object_add_number(out, box->x);
    object_add_number(out, top - box->height);
    object_add_number(out, box->x + box->width);
    object_add_number(out, top);
    g_string_append(out, " ]");
}

static void
add_table_attributes(GString *out, const PageNode *node)
{
    static const char *const SCOPES[] = {"", " /Scope /Column", " /Scope /Row", " /Scope /Both"};
    bool spans = node->row_span != 1 || node->column_span != 1;
    if (node->scope == PAGE_SCOPE_NONE && !spans && !node->headers)
        return;
    g_string_append_printf(out, " /A << /O /Table%s", SCOPES[node->scope]);
    if (node->row_span != 1)
        g_string_append_printf(out, " /RowSpan %u", node->row_span);
    if (node->column_span != 1)
        g_string_append_printf(out, " /ColSpan %u", node->column_span);
    if (node->headers) {
        g_string_append(out, " /Headers [");
        for (char **id = node->headers; *id; id++)
            object_add_bytes(out, *id);
        g_string_append(out, "]");
    }
    g_string_append(out, " >>");
}

static void
add_attributes(GString *out, const PageNode *node)
{
    static const char *const NUMBERINGS[] = {"None", "Disc", "Decimal"};
    PageBox box;
    const Page *page;
    if (node->type == PAGE_NODE_TH || node->type == PAGE_NODE_TD)
        add_table_attributes(out, node);
    if (node->type == PAGE_NODE_L)
        g_string_append_printf(out, " /A << /O /List /ListNumbering /%s >>", NUMBERINGS[node->numbering]);
    if (node->type == PAGE_NODE_FIGURE && (page = page_node_extent(node, &box))) {
        g_string_append(out, " /A << /O /Layout /Placement /Block /BBox");
        add_box(out, page, &box);
        g_string_append(out, " >>");
    }
}

static qpdf_oh
element_new(Structure *structure, const PageNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "<< /S /%s", page_node_type_name(node->type));
    if (node->alt) {
        g_string_append(text, " /Alt ");
        object_add_text(text, node->alt);
    }
    if (node->title) {
        g_string_append(text, " /T ");
        object_add_text(text, node->title);
    }
    if (node->lang) {
        g_string_append(text, " /Lang ");
        object_add_bytes(text, node->lang);
    }
    if (node->id) {
        g_string_append(text, " /ID ");
        object_add_bytes(text, node->id);
        g_ptr_array_add(structure->with_id, (gpointer)(guintptr)node);
    }
    add_attributes(text, node);
    g_string_append(text, " >>");
    qpdf_oh element = object_indirect(structure->pdf, text->str);
    g_hash_table_insert(structure->elements, (gpointer)(guintptr)node, GUINT_TO_POINTER(element));
    return element;
}

/* URIs are ASCII in PDF. */
static void
add_uri(GString *out, const char *uri)
{
    g_string_append(out, " /A << /Type /Action /S /URI /URI ");
    g_autofree char *ascii = g_uri_escape_string(uri, ":/?#[]@!$&'()*+,;=%", FALSE);
    object_add_bytes(out, ascii);
    g_string_append(out, " >>");
}

static qpdf_oh
annotation_new(Structure *structure, PageLink *link)
{
    qpdf_data pdf = structure->pdf;
    size_t key = page_document_size(structure->document) + structure->links->len;
    g_autoptr(GString) text = g_string_new("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect");
    add_box(text, link->page, &link->box);
    g_string_append_printf(text, " /StructParent %zu /Contents ", key);
    object_add_text(text, link->description ? link->description : "");
    if (link->uri)
        add_uri(text, link->uri);
    g_string_append(text, " >>");
    qpdf_oh annotation = object_indirect(pdf, text->str), page = page_of(structure, link->page);
    object_refer(pdf, annotation, "/P", page);
    const PageNode *target = link->target ? page_document_find(structure->document, link->target) : NULL;
    if (target)
        object_put(pdf, annotation, "/Dest", structure_destination(pdf, structure->pages, target));
    if (!qpdf_oh_has_key(pdf, page, "/Annots"))
        object_put(pdf, page, "/Annots", qpdf_oh_new_array(pdf));
    qpdf_oh annotations = object_get(pdf, page, "/Annots");
    qpdf_oh_append_item(pdf, annotations, annotation);
    qpdf_oh_release(pdf, annotations);
    g_ptr_array_add(structure->links, link);
    return annotation;
}

static qpdf_oh
run_kid(const Structure *structure, const PageRun *run, const Page *own_page)
{
    qpdf_data pdf = structure->pdf;
    int mark = GPOINTER_TO_INT(g_hash_table_lookup(structure->marks, run));
    if (run->page == own_page)
        return qpdf_oh_new_integer(pdf, mark);
    g_autofree char *text = g_strdup_printf("<< /Type /MCR /MCID %d >>", mark);
    qpdf_oh reference = object_parse(pdf, text);
    object_refer(pdf, reference, "/Pg", page_of(structure, run->page));
    return reference;
}

static qpdf_oh
link_kid(Structure *structure, PageLink *link)
{
    qpdf_data pdf = structure->pdf;
    qpdf_oh reference = object_parse(pdf, "<< /Type /OBJR >>");
    object_refer(pdf, reference, "/Pg", page_of(structure, link->page));
    object_put(pdf, reference, "/Obj", annotation_new(structure, link));
    return reference;
}

static const Page *
first_page(const PageNode *node)
{
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageKid *kid = page_node_kid(node, i);
        if (kid->kind == PAGE_KID_RUN)
            return kid->run->page;
        if (kid->kind == PAGE_KID_LINK)
            return kid->link->page;
    }
    return NULL;
}

/* An only kid stands alone, without an array around it: most elements hold one run. */
static void
write_node(Structure *structure, const PageNode *node, qpdf_oh parent)
{
    qpdf_data pdf = structure->pdf;
    qpdf_oh element = element_new(structure, node), kids = 0;
    bool many = node->kids->len != 1;
    if (many)
        kids = qpdf_oh_new_array(pdf);
    const Page *page = first_page(node);
    object_refer(pdf, element, "/P", parent);
    if (page)
        object_refer(pdf, element, "/Pg", page_of(structure, page));
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageKid *kid = page_node_kid(node, i);
        qpdf_oh handle = 0;
        if (kid->kind == PAGE_KID_RUN)
            handle = run_kid(structure, kid->run, page);
        else if (kid->kind == PAGE_KID_LINK)
            handle = link_kid(structure, kid->link);
        else
            write_node(structure, kid->node, element);
        qpdf_oh value = handle ? handle : element_of(structure, kid->node);
        if (many)
            qpdf_oh_append_item(pdf, kids, value);
        else
            object_refer(pdf, element, "/K", value);
        if (handle)
            qpdf_oh_release(pdf, handle);
    }
    if (many)
        object_put(pdf, element, "/K", kids);
}

static qpdf_oh
parent_tree(const Structure *structure)
{
    qpdf_data pdf = structure->pdf;
    qpdf_oh numbers = qpdf_oh_new_array(pdf);
    size_t pages = page_document_size(structure->document);
    for (size_t i = 0; i < pages; i++) {
        const Page *page = page_document_page(structure->document, i);
        qpdf_oh owners = qpdf_oh_new_array(pdf);
        for (size_t r = 0; r < page->runs->len; r++) {
            const PageRun *run = g_ptr_array_index(page->runs, r);
            if (run->node)
                qpdf_oh_append_item(pdf, owners, element_of(structure, run->node));
        }
        object_push(pdf, numbers, qpdf_oh_new_integer(pdf, (long long)i));
        object_push(pdf, numbers, owners);
    }
    for (size_t i = 0; i < structure->links->len; i++) {
        const PageLink *link = g_ptr_array_index(structure->links, i);
        object_push(pdf, numbers, qpdf_oh_new_integer(pdf, (long long)(pages + i)));
        qpdf_oh_append_item(pdf, numbers, element_of(structure, link->node));
    }
    qpdf_oh tree = object_indirect(pdf, "<< >>");
    object_put(pdf, tree, "/Nums", numbers);
    return tree;
}

static gint
by_id(gconstpointer a, gconstpointer b)
{
    const PageNode *const *one = a, *const *other = b;
    return strcmp((*one)->id, (*other)->id);
}

static qpdf_oh
id_tree(const Structure *structure)
{
    qpdf_data pdf = structure->pdf;
    qpdf_oh names = qpdf_oh_new_array(pdf);
    g_ptr_array_sort(structure->with_id, by_id);
    for (size_t i = 0; i < structure->with_id->len; i++) {
        const PageNode *node = g_ptr_array_index(structure->with_id, i);
        object_push(pdf, names, qpdf_oh_new_string(pdf, node->id));
        qpdf_oh_append_item(pdf, names, element_of(structure, node));
    }
    qpdf_oh tree = object_indirect(pdf, "<< >>");
    object_put(pdf, tree, "/Names", names);
    return tree;
}

qpdf_oh
structure_destination(qpdf_data pdf, const qpdf_oh *pages, const PageNode *node)
{
    PageBox box;
    const Page *page = page_node_extent(node, &box);
    qpdf_oh destination = qpdf_oh_new_array(pdf);
    qpdf_oh_append_item(pdf, destination, pages[page ? page->number - 1 : 0]);
    object_push(pdf, destination, qpdf_oh_new_name(pdf, "/XYZ"));
    object_push(pdf, destination, qpdf_oh_new_integer(pdf, 0));
    double top = page ? page->size.height - box.y + 6 : 0; /* a little air over the heading */
    object_push(pdf, destination, page ? qpdf_oh_new_real_from_double(pdf, top, 2) : qpdf_oh_new_null(pdf));
    object_push(pdf, destination, qpdf_oh_new_null(pdf));
    return destination;
}

void
structure_write(qpdf_data pdf, const PageDocument *document, const qpdf_oh *pages, GHashTable *marks)
{
    g_autoptr(GHashTable) elements = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) with_id = g_ptr_array_new(), links = g_ptr_array_new();
    Structure structure = {pdf, document, pages, marks, elements, with_id, links};
    const PageNode *root_node = page_document_root(document);
    qpdf_oh root = object_indirect(pdf, "<< /Type /StructTreeRoot >>");
    write_node(&structure, root_node, root);
    object_refer(pdf, root, "/K", element_of(&structure, root_node));
    object_put(pdf, root, "/ParentTree", parent_tree(&structure));
    object_put(pdf, root, "/ParentTreeNextKey",
               qpdf_oh_new_integer(pdf, (long long)(page_document_size(document) + links->len)));
    if (with_id->len)
        object_put(pdf, root, "/IDTree", id_tree(&structure));
    qpdf_oh catalog = qpdf_get_root(pdf);
    object_put(pdf, catalog, "/StructTreeRoot", root);
    qpdf_oh_release(pdf, catalog);
}
