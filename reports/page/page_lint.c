/* SPDX-License-Identifier: Apache-2.0 */
/* The tree: what ISO 14289-1 7 and ISO 32000-1 14.8 ask of it. What stands on the pages is checked by
 * page_lint_items.c. */
#include "reports/page/page_lint.h"

#include <string.h>

#include "reports/page/page_lint_items.h"
#include "reports/page/page_lint_table.h"

enum { ALT_BYTES = 8000 }; /* a PDF string holds 32,767 bytes; UTF-16 doubles them */

#define BIT(type) (1u << PAGE_NODE_##type)
#define HEADINGS (BIT(H1) | BIT(H2) | BIT(H3) | BIT(H4) | BIT(H5) | BIT(H6))
#define INLINE (BIT(SPAN) | BIT(LINK) | BIT(REFERENCE) | BIT(NOTE))
#define BLOCKS (HEADINGS | BIT(P) | BIT(L) | BIT(TABLE) | BIT(FIGURE) | BIT(TOC) | BIT(NOTE))
#define GROUPS (BIT(PART) | BIT(SECT) | BIT(DIV))

static const guint32 MAY_HOLD[PAGE_NODE_TYPE_COUNT] = {
    [PAGE_NODE_DOCUMENT] = GROUPS | BLOCKS,
    [PAGE_NODE_PART] = GROUPS | BLOCKS,
    [PAGE_NODE_SECT] = GROUPS | BLOCKS,
    [PAGE_NODE_DIV] = GROUPS | BLOCKS,
    [PAGE_NODE_H1] = INLINE,
    [PAGE_NODE_H2] = INLINE,
    [PAGE_NODE_H3] = INLINE,
    [PAGE_NODE_H4] = INLINE,
    [PAGE_NODE_H5] = INLINE,
    [PAGE_NODE_H6] = INLINE,
    [PAGE_NODE_P] = INLINE | BIT(FIGURE),
    [PAGE_NODE_L] = BIT(CAPTION) | BIT(LI) | BIT(L),
    [PAGE_NODE_LI] = BIT(LBL) | BIT(LBODY),
    [PAGE_NODE_LBL] = INLINE,
    [PAGE_NODE_LBODY] = INLINE | BIT(P) | BIT(L) | BIT(FIGURE) | BIT(TABLE),
    [PAGE_NODE_TABLE] = BIT(CAPTION) | BIT(THEAD) | BIT(TBODY) | BIT(TFOOT) | BIT(TR),
    [PAGE_NODE_CAPTION] = INLINE | BIT(P),
    [PAGE_NODE_THEAD] = BIT(TR),
    [PAGE_NODE_TBODY] = BIT(TR),
    [PAGE_NODE_TFOOT] = BIT(TR),
    [PAGE_NODE_TR] = BIT(TH) | BIT(TD),
    [PAGE_NODE_TH] = INLINE | BIT(P) | BIT(FIGURE),
    [PAGE_NODE_TD] = INLINE | BIT(P) | BIT(L) | BIT(FIGURE),
    [PAGE_NODE_FIGURE] = BIT(CAPTION) | BIT(SPAN),
    [PAGE_NODE_LINK] = BIT(SPAN),
    [PAGE_NODE_TOC] = BIT(CAPTION) | BIT(TOCI) | BIT(TOC),
    [PAGE_NODE_TOCI] = BIT(LBL) | BIT(REFERENCE) | BIT(P) | BIT(TOC),
    [PAGE_NODE_REFERENCE] = BIT(LINK) | BIT(LBL) | BIT(SPAN),
    [PAGE_NODE_NOTE] = BIT(LBL) | BIT(P) | BIT(SPAN) | BIT(LINK),
    [PAGE_NODE_SPAN] = BIT(SPAN) | BIT(LINK),
};

/* Nodes that only group others hold nothing themselves. */
static const guint32 HOLDS_NOTHING = GROUPS | BIT(DOCUMENT) | BIT(L) | BIT(LI) | BIT(TABLE) | BIT(THEAD) | BIT(TBODY) |
                                     BIT(TFOOT) | BIT(TR) | BIT(TOC) | BIT(TOCI);

typedef struct Lint {
    const PageDocument *document;
    FindingList *findings;
    GHashTable *ids;   /* id -> PageNode */
    unsigned page;     /* where the walk stands */
    unsigned headings; /* level of the last heading */
    char place[16];
} Lint;

static void
add(Lint *lint, unsigned number, const char *two, const char *three)
{
    g_snprintf(lint->place, sizeof lint->place, "%u", lint->page);
    finding_add(lint->findings, number, "", 0, lint->place, two ? two : "", three ? three : "", NULL);
}

static bool
is_one(guint32 set, PageNodeType type)
{
    return set >> type & 1;
}

/* Language and subtags in letters and digits (BCP 47); registration is not looked up. */
static bool
is_language(const char *tag)
{
    size_t part = 0, index = 0;
    for (const char *p = tag;; p++) {
        if (g_ascii_isalpha(*p) || (index > 0 && g_ascii_isdigit(*p))) {
            part++;
            continue;
        }
        if (*p != '-' && *p != '\0')
            return false;
        if (part > 8 || part < (index == 0 ? 2 : 1) || (index == 0 && part > 3))
            return false;
        if (*p == '\0')
            return true;
        part = 0;
        index++;
    }
}

static void
check_heading(Lint *lint, const PageNode *node)
{
    unsigned level = node->type - PAGE_NODE_H1 + 1;
    if (level > lint->headings + 1)
        add(lint, 7110, page_node_type_name(node->type), NULL);
    lint->headings = level;
}

static void
check_links(Lint *lint, const PageNode *node)
{
    size_t links = 0;
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageLink *link = page_node_kid(node, i)->link;
        if (!link)
            continue;
        links++;
        if (node->type != PAGE_NODE_LINK || !link->description || !*link->description)
            add(lint, 7113, NULL, NULL);
        if (link->target && !g_hash_table_contains(lint->ids, link->target))
            add(lint, 7109, link->target, NULL);
    }
    if (node->type == PAGE_NODE_LINK && links == 0)
        add(lint, 7113, NULL, NULL);
}

static void
check_attributes(Lint *lint, const PageNode *node)
{
    const char *name = page_node_type_name(node->type);
    if (node->type == PAGE_NODE_FIGURE && (!node->alt || !*node->alt))
        add(lint, 7104, NULL, NULL);
    if (node->alt && strlen(node->alt) > ALT_BYTES)
        add(lint, 7105, name, G_STRINGIFY(8000));
    if (node->type == PAGE_NODE_TH && node->scope == PAGE_SCOPE_NONE)
        add(lint, 7106, NULL, NULL);
    if (node->type == PAGE_NODE_NOTE && !node->id)
        add(lint, 7107, NULL, NULL);
    if (node->lang && !is_language(node->lang))
        add(lint, 7111, node->lang, NULL);
    for (char **id = node->headers; id && *id; id++) {
        const PageNode *head = g_hash_table_lookup(lint->ids, *id);
        if (!head || head->type != PAGE_NODE_TH)
            add(lint, 7109, *id, NULL);
    }
}

static bool
has_kid(const PageNode *node, guint32 set)
{
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageNode *kid = page_node_kid(node, i)->node;
        if (kid && is_one(set, kid->type))
            return true;
    }
    return false;
}

static void
check_parts(Lint *lint, const PageNode *node)
{
    static const struct {
        PageNodeType type;
        guint32 needs;
        const char *part;
    } NEEDS[] = {
        {PAGE_NODE_L, BIT(LI) | BIT(L), "LI"},
        {PAGE_NODE_LI, BIT(LBODY), "LBody"},
        {PAGE_NODE_TABLE, BIT(TBODY) | BIT(TR), "TBody"},
        {PAGE_NODE_TR, BIT(TH) | BIT(TD), "TD"},
        {PAGE_NODE_TOC, BIT(TOCI) | BIT(TOC), "TOCI"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NEEDS); i++)
        if (node->type == NEEDS[i].type && !has_kid(node, NEEDS[i].needs))
            add(lint, 7121, page_node_type_name(node->type), NEEDS[i].part);
    if (node->kids->len == 0 && node->type != PAGE_NODE_TD)
        add(lint, 7103, page_node_type_name(node->type), NULL);
    unsigned columns = 0, first = 0;
    if (node->type == PAGE_NODE_TABLE && !page_lint_table(node, &columns, &first)) {
        g_autofree char *here = g_strdup_printf("%u", columns);
        g_autofree char *there = g_strdup_printf("%u", first);
        add(lint, 7112, here, there);
    }
}

static void
check_node(Lint *lint, const PageNode *node)
{
    if (is_one(HEADINGS, node->type))
        check_heading(lint, node);
    check_attributes(lint, node);
    check_parts(lint, node);
    check_links(lint, node);
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageKid *kid = page_node_kid(node, i);
        if (kid->kind == PAGE_KID_RUN) {
            lint->page = kid->run->page->number;
            if (is_one(HOLDS_NOTHING, node->type))
                add(lint, 7102, page_node_type_name(node->type), NULL);
        } else if (kid->kind == PAGE_KID_NODE) {
            if (!is_one(MAY_HOLD[node->type], kid->node->type))
                add(lint, 7101, page_node_type_name(kid->node->type), page_node_type_name(node->type));
            check_node(lint, kid->node);
        }
    }
}

static void
collect_ids(Lint *lint, const PageNode *node)
{
    if (node->id && !g_hash_table_insert(lint->ids, node->id, (gpointer)(guintptr)node))
        add(lint, 7108, node->id, NULL);
    for (size_t i = 0; i < node->kids->len; i++)
        if (page_node_kid(node, i)->node)
            collect_ids(lint, page_node_kid(node, i)->node);
}

static void
check_document(Lint *lint)
{
    const PageMetadata *metadata = page_document_metadata(lint->document);
    const GPtrArray *outlines = page_document_outlines(lint->document);
    if (page_document_size(lint->document) == 0)
        finding_add(lint->findings, 7118, "", 0, NULL);
    if (!*metadata->title)
        finding_add(lint->findings, 7119, "", 0, NULL);
    if (!is_language(metadata->lang))
        add(lint, 7111, metadata->lang, NULL);
    for (size_t i = 0; i < outlines->len; i++) {
        const PageOutline *outline = g_ptr_array_index(outlines, i);
        PageBox box;
        if (!outline->node || !page_node_extent(outline->node, &box))
            add(lint, 7120, outline->title, NULL);
    }
}

bool
page_lint(const PageDocument *document, FindingList *findings)
{
    size_t before = finding_list_size(findings);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    Lint lint = {.document = document, .findings = findings, .ids = ids, .page = 1};
    check_document(&lint);
    collect_ids(&lint, page_document_root(document));
    check_node(&lint, page_document_root(document));
    for (size_t i = 0; i < page_document_size(document); i++)
        page_lint_items(page_document_page(document, i), findings);
    return finding_list_size(findings) == before;
}
