namespace Tocsin.Notification.Sns;

public class SnsConfigTests
{
    private const string Target = "must provide either a Target ARN, Topic ARN, or Phone Number for SNS config";

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of("topic_arn: arn:aws:sns:us-east-2:123456789012:My-Topic\n", SnsConfig.Read).Good();

        Assert.Equal("""{{ template "sns.default.subject" . }}""", options.Subject);
        Assert.Equal("""{{ template "sns.default.message" . }}""", options.Message);
        Assert.Equal(("", false, new SigV4Config()), (options.ApiUrl, options.UseAwsHttpClient, options.SigV4));
        Assert.True(SnsConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void All_keys_are_read()
    {
        var options = EntryReading.Of(
            """
            api_url: https://sns.us-east-2.amazonaws.com
            sigv4: { region: us-east-2, access_key: a, secret_key: s, profile: p, role_arn: r, external_id: e }
            phone_number: '{{ .CommonLabels.phone }}'
            subject: ~
            attributes: { '{{ .Status }}': '{{ .Receiver }}' }
            use_aws_http_client: true
            """,
            SnsConfig.Read).Good();

        Assert.Equal(("us-east-2", "a", "s", "p", "r", "e"), (options.SigV4.Region, options.SigV4.AccessKey, options.SigV4.SecretKey?.Reveal(), options.SigV4.Profile, options.SigV4.RoleArn, options.SigV4.ExternalId));
        Assert.Equal(("https://sns.us-east-2.amazonaws.com", "", true), (options.ApiUrl, options.Subject, options.UseAwsHttpClient));
        Assert.Equal([new("{{ .Status }}", "{{ .Receiver }}")], options.Attributes);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("topic_arn: a", true)]
    [InlineData("phone_number: a", true)]
    [InlineData("target_arn: a", true)]
    [InlineData("topic_arn: a\nphone_number: b", false)]
    [InlineData("topic_arn: a\ntarget_arn: b", false)]
    [InlineData("target_arn: a\nphone_number: b", false)]
    [InlineData("topic_arn: a\ntarget_arn: b\nphone_number: c", true)]
    public void One_target_is_needed_and_upstream_lets_three_pass(string yaml, bool accepted) =>
        Assert.Equal(accepted ? [] : ["x: " + Target], EntryReading.Of("subject: s\n" + yaml, SnsConfig.Read).Messages);

    [Theory]
    [InlineData("sigv4: { access_key: a }", "x.sigv4: must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SigV4 config")]
    [InlineData("sigv4: { secret_key: a }", "x.sigv4: must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SigV4 config")]
    [InlineData("sigv4: { zone: a }", "x.sigv4.zone: unknown key")]
    [InlineData("attributes: { a: '{{ nope }}' }", "x.attributes: template: :1: function \"nope\" not defined")]
    [InlineData("attributes: { '{{ nope }}': a }", "x.attributes: template: :1: function \"nope\" not defined")]
    public void A_mistake_is_named(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Single(EntryReading.Of("topic_arn: a\n" + yaml, SnsConfig.Read).Messages), StringComparison.Ordinal);
}
