# planparse in a container: docker run --rm -v "$PWD:/plans:ro" planparse check .
# With no network and little memory, for files of strangers:
#   docker run --rm --network none --memory 2g -v "$PWD:/plans:ro" planparse extract plan.pdf > plan.json
FROM python:3.13 AS build
WORKDIR /build
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY src ./src
RUN python -m venv /opt/planparse && /opt/planparse/bin/pip install --no-cache-dir '.[all]'

FROM python:3.13-slim
COPY --from=build /opt/planparse /opt/planparse
RUN useradd --create-home reader
USER reader
WORKDIR /plans
ENTRYPOINT ["/opt/planparse/bin/planparse"]
CMD ["--help"]
