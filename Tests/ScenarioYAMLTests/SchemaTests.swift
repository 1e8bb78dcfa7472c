import ScenarioYAML
import Testing

@Test func `a recursive shape is a definition that refers to itself`() {
  let schema = Sample.guardRule.schemaDocument(title: "Guard")
  #expect(
    schema.prettyPrinted == """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guard",
        "$ref": "#/$defs/guard",
        "$defs": {
          "guard": {
            "anyOf": [
              { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 64 },
              {
                "description": "A condition on the chart.",
                "type": "object",
                "properties": {
                  "all": {
                    "description": "All hold.",
                    "type": "array",
                    "items": { "$ref": "#/$defs/guard" },
                    "minItems": 1,
                    "maxItems": 4
                  },
                  "not": { "description": "It does not hold.", "$ref": "#/$defs/guard" }
                },
                "additionalProperties": false,
                "allOf": [
                  {
                    "oneOf": [
                      { "required": ["all"] },
                      { "required": ["not"] }
                    ]
                  }
                ]
              }
            ]
          }
        }
      }

      """
  )
}

@Test func `the schema of a shape is always the same text`() {
  let first = Sample.shape.schemaDocument(title: "Sample").prettyPrinted
  #expect(Sample.shape.schemaDocument(title: "Sample").prettyPrinted == first)
}

@Test(.enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"))
func `the schema accepts what the shape accepts`() throws {
  let original = try #require(YAMLDocument(text: Sample.yaml, file: "s.yaml").root?.json)
  try expectAgreement(
    of: Sample.shape,
    with: Sample.shape.schemaDocument(title: "Sample"),
    on: original,
    count: 2000
  )
}

@Test(
  .enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"),
  arguments: [TextPattern.identifier, .columnName, .event, .relativePath]
)
func `a pattern and its regular expression match the same texts`(pattern: TextPattern) throws {
  try expectAgreement(of: pattern)
}
