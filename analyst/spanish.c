/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/spanish.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *english, *spanish;
} words[] = {
    {"total", "total"},
    {"Chao's lower bound", "cota inferior de Chao"},
    {"unseen", "no vistas"},
    {"deviance", "devianza"},
    {"observed", "observadas"},
    {"seed", "semilla"},
    {"rule", "regla"},
    {"model", "modelo"},
    {"terms at minus infinity", "términos en menos infinito"},
    {"lognormal", "lognormal"},
    {"profile", "perfil"},
    {"normal", "normal"},
    {"successive sampling", "muestreo sucesivo"},
    {"homophily", "homofilia"},
    {"differential activity", "actividad diferencial"},
    {"degree policy", "regla de grados"},
    {"tree bootstrap percentiles", "percentiles del bootstrap de árboles"},
    {"basic scale-up", "escalamiento básico"},
    {"plug-in scale-up", "escalamiento por promedio"},
    {"generalised scale-up", "escalamiento generalizado"},
    {"rescaled bootstrap percentiles", "percentiles del bootstrap reescalado"},
    {"Killworth s.e.", "e.e. de Killworth"},
    {"sum of degrees", "suma de grados"},
    {"connections", "conexiones"},
    {"respondents", "personas encuestadas"},
    {"linearised t", "t linealizado"},
    {"mean", "media"},
    {"ratio", "razón"},
    {"proportion", "proporción"},
    {"quantile", "cuantil"},
    {"design effect", "efecto del diseño"},
    {"degrees of freedom", "grados de libertad"},
    {"design", "diseño"},
    {"difference", "diferencia"},
    {"before - after", "antes - después"},
    {"rate", "tasa"},
    {"exact Poisson", "Poisson exacto"},
    {"exact ranks", "rangos exactos"},
    {"exact", "exacto"},
    {"normal approximation", "aproximación normal"},
    {"p of a ratio of 1", "p de una razón de 1"},
    {"log-rank chi-square", "ji cuadrado log-rank"},
    {"rows left out", "filas excluidas"},
    {"rows", "filas"},
    {"Hodges-Lehmann shift", "desplazamiento de Hodges-Lehmann"},
    {"statistic", "estadístico"},
    {"p, two-sided", "p, bilateral"},
    {"p, greater", "p, mayor"},
    {"achieved level", "nivel alcanzado"},
    {"raking", "ajuste a márgenes"},
    {"jackknife t", "t por navaja"},
    {"Rao-Wu percentiles", "percentiles de Rao-Wu"},
    {"gain", "ganancia"},
    {"effect size", "tamaño del efecto"},
    {"p of no gain", "p de ninguna ganancia"},
    {"share that gained", "parte que ganó"},
    {"normalised gain", "ganancia normalizada"},
    {"people", "personas"},
    {"values", "valores"},
    {"Sen's slope", "pendiente de Sen"},
    {"variance of S", "varianza de S"},
    {"p of no trend", "p de ninguna tendencia"},
    {"points", "puntos"},
    {"z of no agreement", "z de ningún acuerdo"},
    {"p of no agreement", "p de ningún acuerdo"},
    {"subjects", "casos"},
    {"variance between areas", "varianza entre áreas"},
    {"variance method", "método de la varianza"},
    {"area", "área"},
};

char *
spanish_words(const char *english, Language language)
{
    size_t best = 0, length = 0;
    for (size_t i = 0; language == LANGUAGE_ES && i < G_N_ELEMENTS(words); i++) {
        size_t n = strlen(words[i].english);
        if (n > length && strncmp(english, words[i].english, n) == 0 && (english[n] == '\0' || english[n] == ' ')) {
            best = i;
            length = n;
        }
    }
    return length > 0 ? g_strconcat(words[best].spanish, english + length, NULL) : g_strdup(english);
}
