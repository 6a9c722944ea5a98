# SPDX-License-Identifier: Apache-2.0
# R beside the estimators: the survey package (Taylor linearisation), and the tree bootstrap in vectorised R, one wave at a time.
# usage: Rscript peer.R FOLDER      the arrays that time_estimate wrote; prints name, point, standard error, seconds of processor
suppressPackageStartupMessages(library(survey))
folder <- commandArgs(TRUE)[1]
read <- function(name, what, n) readBin(file.path(folder, name), what, n)
say <- function(name, point, error, began) {
  used <- proc.time() - began
  cat(name, format(c(point, error, used[["user.self"]] + used[["sys.self"]]), digits = 17), "\n")
}
rows <- data.frame(weight = read("weight", "double", 1e6), y = read("y", "double", 1e6), stratum = read("stratum", "integer", 1e6),
                   unit = read("unit", "integer", 1e6))
survey_of <- function(rows, order) {
  began <- proc.time()
  design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = rows)
  say(paste0("design.", order), 0, 0, began)
  began <- proc.time()
  got <- svymean(~y, design)
  say(paste0("mean.", order), coef(got), SE(got), began)
  began <- proc.time()
  got <- svytotal(~y, design)
  say(paste0("total.", order), coef(got), SE(got), began)
}
survey_of(rows[order(rows$stratum, rows$unit), ], "sorted")
survey_of(rows, "mixed")

recruiter <- read("recruiter", "integer", 500) + 1L
group <- read("group", "integer", 500)
weight <- 1 / read("degree", "double", 500)
children <- split(seq_along(recruiter), factor(recruiter, levels = 0:500))
many <- lengths(children)
first <- cumsum(many) - many
child <- unlist(children, use.names = FALSE)
replicates <- 1000L
set.seed(1)
began <- proc.time()
share <- numeric(replicates)
for (b in seq_len(replicates)) {
  wave <- 0L
  inside <- total <- 0
  while (length(wave)) {
    n <- many[wave + 1L]
    parent <- rep(wave, n)
    wave <- child[first[parent + 1L] + floor(runif(length(parent)) * many[parent + 1L]) + 1]
    total <- total + sum(weight[wave])
    inside <- inside + sum(weight[wave[group[wave] == 1L]])
  }
  share[b] <- inside / total
}
say("tree", sum(weight[group == 1L]) / sum(weight), sd(share), began)
