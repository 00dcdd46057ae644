using Tocsin.Configuration;
using Tocsin.Notification;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.Templating;

public sealed class TemplateFilesTests : IDisposable
{
    private const string Rest = "\nroute: { receiver: a }\nreceivers: [{ name: a }]\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_read_relative_to_the_configuration_and_later_ones_win()
    {
        _folder.Write("t/1.tmpl", """{{ define "x" }}first{{ end }}{{ define "y" }}kept{{ end }}""");
        _folder.Write("t/2.tmpl", """{{ define "x" }}second{{ end }}""");
        _folder.Write("own.txt", "A file {{ template \"x\" }}");
        var templates = Read("templates: ['t/*.tmpl', own.txt, none/*.tmpl]");

        Assert.Equal("second kept A file second", Rendering.Of(templates, """{{ template "x" }} {{ template "y" }} {{ template "own.txt" }}""", null).Output);
    }

    [Fact]
    public void Without_files_there_are_the_default_templates() => Assert.Equal("Alertmanager", Rendering.Of(Read("templates:"), """{{ template "__alertmanager" }}""", null).Output);

    [Fact]
    public void Every_file_that_is_no_template_is_reported_with_its_name_and_place()
    {
        var (bad, worse) = (_folder.Write("bad.tmpl", "ok\n{{ nope }}"), _folder.Write("worse.tmpl", "{{ if }}"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder.tmpl"));

        var error = Assert.Throws<ConfigException>(() => Load("templates:\n- '*.tmpl'\n- 'x[.tmpl'"));

        Assert.Equal(
            [
                $"line 2, column 3: templates[0]: {bad}: template: bad.tmpl:2: function \"nope\" not defined",
                $"line 2, column 3: templates[0]: {_folder.Path}/folder.tmpl can't be read: it is a folder, not a file",
                $"line 2, column 3: templates[0]: {worse}: template: worse.tmpl:1: missing value for if",
                "line 3, column 3: templates[1]: syntax error in pattern (write it like templates/*.tmpl; a [ needs its ], and a backslash a character after it)",
            ],
            error.Errors.Select(e => e.ToString()));
    }

    [Theory]
    [InlineData("gone.tmpl")]
    [InlineData("g*.tmpl")]
    public void A_link_that_leads_nowhere_is_reported(string pattern)
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "gone.tmpl"), Path.Combine(_folder.Path, "none"));

        var error = Assert.Throws<ConfigException>(() => Load($"templates: ['{pattern}']"));

        Assert.Contains($"templates[0]: {_folder.Path}/gone.tmpl can't be read", Assert.Single(error.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_templated_key_that_can_not_be_read_is_reported_before_it_is_needed()
    {
        var file = _folder.Write("tocsin.yml", "route: { receiver: a }\nreceivers:\n- name: a\n  pagerduty_configs:\n  - routing_key: k\n    description: '{{ .Status | nope }}'\n");

        var config = LoadedConfig.FromFile(file, TimeProvider.System).Config;

        Assert.Equal(["line 6, column 18: receivers[0].pagerduty_configs[0].description: template: :1: function \"nope\" not defined"], config.Warnings.Select(w => w.ToString()));
    }

    [Fact]
    public void An_empty_pattern_names_no_file_and_no_folder() => Assert.Equal(0, Read("templates: ['']").Files);

    private AlertTemplates Read(string text)
    {
        var errors = new ConfigErrors();
        var templates = TemplatesReader.Read(new ConfigSection(YamlReader.Read(text, errors)!, "", errors), _folder.Path, Rendering.Defaults).Templates;
        Assert.Empty(errors.InOrder);
        return templates;
    }

    private LoadedConfig Load(string text) => LoadedConfig.FromFile(_folder.Write("tocsin.yml", text + Rest), TimeProvider.System);
}
