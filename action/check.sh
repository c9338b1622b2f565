#!/usr/bin/env bash
# What the GitHub action runs. PATHS: one path a line; MIN_F1, JUNIT: may be empty; PYTHON: with planparse in it.
set -euo pipefail

arguments=()
[ -z "${MIN_F1:-}" ] || arguments+=(--min-f1 "$MIN_F1")
[ -z "${JUNIT:-}" ] || arguments+=(--junit "$JUNIT")
mapfile -t paths < <(printf '%s\n' "${PATHS:-.}" | sed '/^[[:space:]]*$/d')

code=0
report=$("${PYTHON:-python}" -m planparse check "${arguments[@]}" -- "${paths[@]}") || code=$?
printf '%s\n' "$report"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  printf '### planparse check\n\n~~~text\n%s\n~~~\n' "$report" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
