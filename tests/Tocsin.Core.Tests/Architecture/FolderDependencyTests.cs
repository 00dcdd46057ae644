using Tocsin.Testing;

namespace Tocsin.Architecture;

/// <summary>A folder of Tocsin.Core may use only folders of the levels below its own.</summary>
public class FolderDependencyTests
{
    [Fact]
    public void Core_folders_depend_only_downwards() => Assert.Empty(FolderDependencies.Violations(RepositoryFiles.PathOf("src/Tocsin.Core")));

    [Fact]
    public void A_namespace_that_is_not_its_folder_is_found()
    {
        using var core = new TemporaryFolder();
        core.Write("Alerts/Odd.cs", "namespace Tocsin.Matching;\n");
        core.Write("Alerts/Deep/Fine.cs", "namespace Tocsin.Alerts.Deep;\n");

        Assert.Equal(["Alerts/Odd.cs is not in namespace Tocsin.Alerts"], FolderDependencies.Violations(core.Path));
    }

    [Fact]
    public void A_folder_that_uses_one_above_or_beside_it_is_found()
    {
        using var core = new TemporaryFolder();
        core.Write("Grouping/Fine.cs", "using Tocsin.Alerts;\nusing Tocsin.Routing;\nnamespace Tocsin.Grouping;\n");
        core.Write("Grouping/Upwards.cs", "using Tocsin.Notification;\nnamespace Tocsin.Grouping;\n");
        core.Write("Grouping/Sideways.cs", "namespace Tocsin.Grouping;\n\n// no using\nclass X { Tocsin.Silences.Silence? _silence; }\n");

        Assert.Equal(
            ["Grouping/Sideways.cs uses Tocsin.Silences", "Grouping/Upwards.cs uses Tocsin.Notification"],
            FolderDependencies.Violations(core.Path));
    }

    [Fact]
    public void A_folder_that_is_not_in_the_table_is_found()
    {
        using var core = new TemporaryFolder();
        core.Write("Helpers/Helper.cs", "namespace Tocsin.Helpers;\n");

        Assert.Equal(["Helpers has no place in the order of folders"], FolderDependencies.Violations(core.Path));
    }
}
