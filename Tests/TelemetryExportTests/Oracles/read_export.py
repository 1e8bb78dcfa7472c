"""Reads an export with parsers that are not ours and prints what it found as JSON.

usage: read_export.py otlp|csv|jsonl|openmetrics FOLDER

OTLP files are parsed by Google's protobuf into the messages of the official opentelemetry-proto
package, unknown fields refused. Protobuf's JSON wants base64 for bytes where OTLP wants hexadecimal
digits, so identities are turned first, as collectors do.
"""

import base64
import csv
import json
import pathlib
import sys
from collections import defaultdict


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def with_base64_ids(value):
    if isinstance(value, list):
        return [with_base64_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    turned = {}
    for key, item in value.items():
        if key in ("traceId", "spanId", "parentSpanId"):
            raw = bytes.fromhex(item)
            assert len(raw) == (16 if key == "traceId" else 8) and any(raw), (key, item)
            turned[key] = base64.b64encode(raw).decode()
        else:
            turned[key] = with_base64_ids(item)
    return turned


def parsed(path, message):
    from google.protobuf import json_format

    for line in lines(path):
        yield json_format.ParseDict(with_base64_ids(line), message(), ignore_unknown_fields=False)


def plain(value):
    kind = value.WhichOneof("value")
    if kind == "array_value":
        return [plain(item) for item in value.array_value.values]
    return getattr(value, kind)


def attributes(item):
    return {entry.key: plain(entry.value) for entry in item.attributes}


def otlp(folder):
    from opentelemetry.proto.logs.v1.logs_pb2 import LogsData
    from opentelemetry.proto.metrics.v1.metrics_pb2 import MetricsData
    from opentelemetry.proto.trace.v1.trace_pb2 import TracesData

    services = set()
    spans = []
    known = set()
    for data in parsed(folder / "traces.jsonl", TracesData):
        for resource in data.resource_spans:
            services.add(attributes(resource.resource)["service.name"])
            for scope in resource.scope_spans:
                for span in scope.spans:
                    assert span.start_time_unix_nano <= span.end_time_unix_nano
                    parent = (span.trace_id, span.parent_span_id)
                    assert not span.parent_span_id or parent in known, "a child before its parent"
                    assert (span.trace_id, span.span_id) not in known, "an identity twice"
                    known.add((span.trace_id, span.span_id))
                    spans.append({
                        "name": span.name, "kind": span.kind, "failed": span.status.code == 2,
                        "start": str(span.start_time_unix_nano),
                        "length": span.end_time_unix_nano - span.start_time_unix_nano,
                        "tokens": attributes(span).get("gen_ai.usage.output_tokens", -1),
                        "events": len(span.events),
                    })
    traces = {trace for trace, _ in known}
    logs = []
    for data in parsed(folder / "logs.jsonl", LogsData):
        for resource in data.resource_logs:
            services.add(attributes(resource.resource)["service.name"])
            for scope in resource.scope_logs:
                for record in scope.log_records:
                    logs.append({
                        "level": record.severity_text, "number": record.severity_number,
                        "message": record.body.string_value,
                        "hasTrace": record.trace_id in traces,
                        "component": attributes(record)["component"],
                    })
    points = defaultdict(list)
    for data in parsed(folder / "metrics.jsonl", MetricsData):
        for resource in data.resource_metrics:
            services.add(attributes(resource.resource)["service.name"])
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    kind = metric.WhichOneof("data")
                    body = getattr(metric, kind)
                    assert kind == "gauge" or body.aggregation_temporality == 2
                    assert kind != "sum" or body.is_monotonic
                    for point in body.data_points:
                        labels = ",".join(f"{k}={v}" for k, v in attributes(point).items())
                        if kind == "histogram":
                            assert sum(point.bucket_counts) == point.count
                            assert len(point.bucket_counts) == len(point.explicit_bounds) + 1
                            value = float(point.count)
                            points[f"{metric.name}.sum|{labels}"].append(point.sum)
                        else:
                            value = float(getattr(point, point.WhichOneof("value")))
                        points[f"{metric.name}|{labels}"].append(value)
    return {"services": sorted(services), "spans": spans, "logs": logs, "points": points}


def table(folder):
    with open(folder / "requests.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    with open(folder / "documents.csv", encoding="utf-8", newline="") as file:
        documents = list(csv.reader(file, strict=True))
    return {"requests": rows, "documents": documents}


def json_lines(folder):
    return {path.stem: list(lines(path)) for path in folder.glob("*.jsonl")}


def open_metrics(folder):
    """Checks what promtool lets pass: contiguous families, suffixes, times and buckets that rise.

    The client's parser takes histograms of one time only, so each time is parsed as a text of its
    own; that families are contiguous and times rise is checked on the whole.
    """
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    text = (folder / "metrics.openmetrics").read_text(encoding="utf-8")
    assert text.endswith("\n# EOF\n")
    families = []
    times = {}
    for line in text.splitlines()[:-1]:
        if line.startswith("# TYPE "):
            families.append((line.split()[2], [], {}))
        name, heads, samples = families[-1]
        if line.startswith("#"):
            assert line.split()[2] == name
            heads.append(line)
            continue
        assert line.startswith(name)
        series, _, time = line.rsplit(" ", 2)
        times.setdefault(series, []).append(float(time))
        samples.setdefault(float(time), []).append(line)
    names = [name for name, _, _ in families]
    assert len(names) == len(set(names)), "a family is not contiguous"
    for series, found in times.items():
        assert found == sorted(set(found)), f"times of {series} do not rise"
    found = {}
    for _, heads, samples in families:
        for time in sorted(samples):
            part = "\n".join(heads + samples[time] + ["# EOF", ""])
            for family in text_string_to_metric_families(part):
                for sample in family.samples:
                    labels = ",".join(f"{k}={v}" for k, v in sorted(sample.labels.items()))
                    key = f"{sample.name}|{labels}"
                    found.setdefault(key, []).append([float(sample.timestamp), sample.value])
    return found


readers = {"otlp": otlp, "csv": table, "jsonl": json_lines, "openmetrics": open_metrics}
print(json.dumps(readers[sys.argv[1]](pathlib.Path(sys.argv[2]))))
