/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/method.h"
#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"

static const RequestOption rds_options[] = {
    {"id", "COL", {"respondent", "persona encuestada"}},
    {"recruiter", "COL", {"id of the recruiter", "id de quien recluta"}},
    {"seed-code", "WORD", {"recruiter of seeds; without it any id not in the file", "valor de las semillas; sin él, todo id ajeno al archivo"}},
    {"degree", "COL", {"people known in the population", "personas conocidas en la población"}},
    {"group", "COL", {"outcome", "resultado"}},
    {"population", "NUMBER", {"size, for successive sampling", "tamaño, para el muestreo sucesivo"}},
    {"coupons", "NUMBER", {"each respondent got, to be checked", "entregados a cada persona, para revisarlos"}},
    {"degree-policy", "WORD", {"drop|max for missing degrees", "drop|max para grados ausentes"}},
    {"replicates", "NUMBER", {"of the tree bootstrap, 2000; 0 for none", "del bootstrap de árboles, 2000; 0 para ninguna"}},
    {"seed", "NUMBER", {"of the bootstrap, 1", "del bootstrap, 1"}},
};

typedef struct Chains {
    const Request *request;
    Recruitment sample;
    const char **group_name;
    int32_t *recruiter, *work;
    double *weight;
    uint32_t *first, *child;
} Chains;

static void
report_fault(void *context, size_t row, RecruitmentFault fault)
{
    static const char *const words[] = {"unknown recruiter", "recruited by oneself",        "in a circle",  "more recruits than coupons",
                                        "before the recruiter", "degree missing or impossible", "degree too low", "group"};
    const Request *request = context;
    bool fatal = fault <= RECRUITMENT_CYCLE || fault == RECRUITMENT_GROUP;
    finding_add(request->findings, fatal ? 613 : 614, request->table->file, request->table->line[row], words[fault], NULL);
}

/* Row numbers of the recruiters; -1 for seeds, a number beyond the rows for one that should be there. */
static void
find_recruiters(const Request *request, Chains *chains)
{
    const Table *table = request->table;
    const char *seed_code = request_text(request, "seed-code", NULL);
    int id = table_column(table, request_text(request, "id", ""), request->findings);
    int recruiter = table_column(table, request_text(request, "recruiter", ""), request->findings);
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    if (id < 0 || recruiter < 0)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        gpointer cell = (gpointer)(uintptr_t)table_cell(table, i, id);
        if (!g_hash_table_insert(rows, cell, GINT_TO_POINTER((int)i + 1)))
            finding_add(request->findings, 613, table->file, table->line[i], "id twice", NULL);
    }
    for (size_t i = 0; i < table->rows; i++) {
        const char *cell = table_cell(table, i, recruiter);
        int row = GPOINTER_TO_INT(g_hash_table_lookup(rows, cell));
        bool is_seed = seed_code ? strcmp(cell, seed_code) == 0 : row == 0;
        chains->recruiter[i] = is_seed ? -1 : row > 0 ? row - 1 : INT32_MAX;
    }
}

static bool
read_chains(const Request *request, Chains *chains)
{
    static const char *const policies[] = {"drop", "max", NULL};
    size_t n = request->table->rows;
    GPtrArray *names = g_ptr_array_new();
    int policy = request_choice(request, "degree-policy", policies);
    double *degree = request_numbers(request, "degree"), *repaired = request_memory(request, n, sizeof *repaired);
    int32_t *group = request_codes(request, "group", names), *kept = request_memory(request, n, sizeof *kept);
    chains->request = request;
    chains->recruiter = request_memory(request, n, sizeof *chains->recruiter);
    chains->work = request_memory(request, n, sizeof *chains->work);
    chains->weight = request_memory(request, n, sizeof *chains->weight);
    chains->first = request_memory(request, n + 2, sizeof *chains->first);
    chains->child = request_memory(request, n, sizeof *chains->child);
    chains->group_name = request_memory(request, names->len, sizeof *chains->group_name);
    for (guint g = 0; g < names->len; g++)
        chains->group_name[g] = names->pdata[g];
    int32_t groups = (int32_t)names->len;
    g_ptr_array_unref(names);
    find_recruiters(request, chains);
    if (request_failed(request) || !degree || !group)
        return false;
    if (groups > RDS_GROUPS_MAX) {
        finding_add(request->findings, 603, "", 0, "group", "1 .. 12", NULL);
        return false;
    }
    chains->sample = (Recruitment){n, chains->recruiter, degree, group, groups};
    recruitment_check(&chains->sample, (uint32_t)request_number(request, "coupons", 0, 0, 1e6), NULL, chains->work, report_fault,
                      (void *)(uintptr_t)request);
    if (request_failed(request))
        return false;
    recruitment_repair(&chains->sample, policy == 1 ? DEGREE_MAX : DEGREE_DROP, repaired, kept);
    chains->sample.degree = repaired;
    chains->sample.group = kept;
    recruitment_tree(&chains->sample, chains->first, chains->child);
    return true;
}

static void
add_linear(const Chains *chains, Answer *answer, const char *name, double level, EstimateStatus status, const double *share)
{
    double *work = request_memory(chains->request, 3 * chains->sample.n, sizeof *work);
    for (int32_t g = 0; g < chains->sample.groups; g++) {
        Interval got = status_interval(status, level);
        if (status == ESTIMATE_OK) {
            got.point = share[g];
            rds_bootstrap_linear(&chains->sample, chains->weight, g, chains->first, chains->child, work, &got.standard_error);
        }
        answer_add(answer, status, &got, "", "%s %s", name, chains->group_name[g]);
    }
}

static void
add_bootstrap(const Chains *chains, Answer *answer, double level, const double *share)
{
    const Request *request = chains->request;
    size_t n = (size_t)request_number(request, "replicates", 2000, 0, 1e7), room = 20 * chains->sample.n;
    uint64_t seed = (uint64_t)request_number(request, "seed", 1, 0, 9e15);
    double *replicates = request_memory(request, n, sizeof *replicates);
    RdsTree tree = {chains->first, chains->child, request_memory(request, room, sizeof(uint32_t)), room,
                    chains->weight};
    for (int32_t g = 0; n > 0 && g < chains->sample.groups; g++) {
        Interval got;
        EstimateStatus status = rds_bootstrap_tree(&chains->sample, g, tree, seed, 0, n, replicates);
        if (status == ESTIMATE_OK)
            status = rds_bootstrap_interval(replicates, n, share[g], level, &got);
        else
            got = status_interval(status, level);
        answer_add(answer, status, &got, "tree bootstrap percentiles", "RDS-II %s", chains->group_name[g]);
    }
    if (n > 0)
        answer_note(answer, "seed", "%" G_GUINT64_FORMAT ", %zu replicates", seed, n);
}

static void
add_successive(const Chains *chains, Answer *answer, double level)
{
    const Request *request = chains->request;
    double population = request_number(request, "population", NAN, 1, 1e15), share[RDS_GROUPS_MAX];
    size_t n = chains->sample.n;
    if (isnan(population))
        return;
    double *work = request_memory(request, 3 * n, sizeof *work);
    uint32_t *order = request_memory(request, n, sizeof *order);
    EstimateStatus status = rds_successive_weights(&chains->sample, population, chains->weight, work, order);
    if (status == ESTIMATE_OK)
        status = rds_share(&chains->sample, chains->weight, share);
    add_linear(chains, answer, "successive sampling", level, status, share);
}

static void
estimate_rds(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "id", "recruiter", "degree", "group", NULL};
    Chains chains = {0};
    RdsChain chain;
    double one[RDS_GROUPS_MAX], two[RDS_GROUPS_MAX], level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9), value;
    if (!request_needs(request, needs) || !read_chains(request, &chains))
        return;
    EstimateStatus status = rds_chain(&chains.sample, &chain);
    if (status == ESTIMATE_OK)
        rds_one(&chain, one);
    for (int32_t g = 0; g < chains.sample.groups; g++)
        answer_add_number(answer, status, one[g], "RDS-I %s", chains.group_name[g]);
    status = rds_two_weights(&chains.sample, chains.weight);
    if (status == ESTIMATE_OK)
        status = rds_share(&chains.sample, chains.weight, two);
    add_linear(&chains, answer, "RDS-II", level, status, two);
    if (status == ESTIMATE_OK)
        add_bootstrap(&chains, answer, level, two);
    for (int32_t g = 0; g < chains.sample.groups; g++) {
        status = rds_homophily(&chains.sample, g, chains.first, chains.child, &value);
        answer_add_number(answer, status, value, "homophily %s", chains.group_name[g]);
        status = rds_activity(&chains.sample, chains.weight, g, &value);
        answer_add_number(answer, status, value, "differential activity %s", chains.group_name[g]);
    }
    add_successive(&chains, answer, level);
    answer_note(answer, "degree policy", "%s", request_text(request, "degree-policy", "drop"));
}

const Method method_rds = {
    "rds",
    {"shares of groups from a respondent-driven sample", "participación de grupos en una muestra dirigida por participantes"},
    {"ties go both ways, degrees are right, recruits are a random draw of ties, chains are long",
     "vínculos recíprocos, grados correctos, reclutas al azar entre los vínculos, cadenas largas"},
    "Salganik and Heckathorn 2004; Volz and Heckathorn 2008; Gile 2011; Baraff, McCormick and Raftery 2016",
    rds_options, G_N_ELEMENTS(rds_options), estimate_rds};
