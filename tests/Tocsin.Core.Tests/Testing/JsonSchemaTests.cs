using System.Text.Json;
using Tocsin.Testing.Schemas;

namespace Tocsin.Testing;

/// <summary>The checker that other tests trust.</summary>
public class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "1", ": is number, expected string")]
    [InlineData("""{"type":["string","null"]}""", "null", null)]
    [InlineData("""{"type":"integer"}""", "1.5", ": is number, expected integer")]
    [InlineData("""{"type":"integer"}""", "2.0", null)]
    [InlineData("""{"enum":["a",1]}""", "1", null)]
    [InlineData("""{"enum":["a",1]}""", "\"b\"", ": is none of [\"a\",1]")]
    [InlineData("""{"const":"a"}""", "\"b\"", ": is not a")]
    [InlineData("""{"required":["a"]}""", "{}", ": lacks a")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", "/a: is number, expected string")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", "/b: unknown property")]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"b":1}""", "/b: is number, expected string")]
    [InlineData("""{"items":{"minLength":2}}""", """["ab","c"]""", "/1: has 1 characters, at least 2 are needed")]
    [InlineData("""{"minItems":1}""", "[]", ": has 0 items, at least 1 are needed")]
    [InlineData("""{"maxItems":1}""", "[1,2]", ": has 2 items, at most 1 are allowed")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", ": has 2 characters, at most 1 are allowed")]
    [InlineData("""{"x-maxLength":1}""", """{"type":"plain_text","text":"ab"}""", ": has 2 characters, at most 1 are allowed")]
    [InlineData("""{"x-maxLength":1}""", """[{"text":"a"},{"text":"ab"}]""", ": has 2 characters, at most 1 are allowed")]
    [InlineData("""{"pattern":"^a+$"}""", "\"ab\"", ": does not match ^a+$")]
    [InlineData("""{"format":"date-time"}""", "\"yesterday\"", ": is no date-time")]
    [InlineData("""{"format":"date-time"}""", "\"2022-03-02T07:31:57Z\"", null)]
    [InlineData("""{"allOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1}""", ": lacks b")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "1", null)]
    [InlineData("""{"oneOf":[{"properties":{"type":{"const":"a"},"x":{"type":"string"}}},{"properties":{"type":{"const":"b"}}}]}""", """{"type":"a","x":1}""", "/x: is number, expected string")]
    [InlineData("""{"$ref":"#/definitions/A~1B","definitions":{"A/B":{"type":"string"}}}""", "1", ": is number, expected string")]
    [InlineData("""{"type":"string","nullable":true}""", "null", null)]
    [InlineData("""{"type":"string","format":"int-or-string"}""", "80", null)]
    [InlineData("""{"minimum":1,"maximum":2}""", "3", ": is above 2")]
    [InlineData("false", "1", ": nothing is allowed here")]
    public void Each_keyword_is_checked(string schema, string value, string? error)
    {
        using var document = JsonDocument.Parse(value);
        Assert.Equal(error is null ? [] : [error], JsonSchema.Parse(schema).Check(document.RootElement));
    }

    [Fact]
    public void A_closed_check_finds_misspelt_properties_of_kubernetes_objects()
    {
        var deployment = JsonSchema.Load(Path.Combine(SharedFiles.Specs, "kubernetes-swagger-v2.json"), "#/definitions/io.k8s.api.apps.v1.Deployment", closed: true);
        using var good = JsonDocument.Parse("""{"apiVersion":"apps/v1","kind":"Deployment","spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},"template":{"spec":{"containers":[{"name":"x"}]}}}}""");
        using var bad = JsonDocument.Parse("""{"spec":{"replica":"1","selector":{},"template":{}}}""");
        Assert.Empty(deployment.Check(good.RootElement));
        Assert.Equal(["/spec/replica: unknown property"], deployment.Check(bad.RootElement));
    }

    [Fact]
    public void A_description_in_yaml_serves_as_well()
    {
        var alert = JsonSchema.Load(Path.Combine(SharedFiles.Specs, "alertmanager-api-v2-openapi.yaml"), "#/definitions/postableAlert");
        using var good = JsonDocument.Parse("""{"labels":{"a":"b"},"startsAt":"2022-03-02T07:31:57Z"}""");
        using var bad = JsonDocument.Parse("""{"labels":{"a":1}}""");
        Assert.Empty(alert.Check(good.RootElement));
        Assert.Equal(["/labels/a: is number, expected string"], alert.Check(bad.RootElement));
        Assert.NotNull(JsonSchema.Load(Path.Combine(SharedFiles.Specs, "prometheus-http-api-openapi-3.1.yaml"), "#/components/schemas"));
    }
}
