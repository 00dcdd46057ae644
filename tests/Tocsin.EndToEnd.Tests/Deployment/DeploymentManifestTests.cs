using Tocsin.Testing.Schemas;

namespace Tocsin.EndToEnd.Deployment;

public sealed class DeploymentManifestTests
{
    [Fact]
    public void Every_object_is_as_Kubernetes_describes_it() => Assert.Empty(Manifests.Schema().Check(Manifests.DeploymentText));

    [Fact]
    public void Objects_name_each_other_correctly() => Assert.Empty(PodWiring.Check(Manifests.Deployment()));

    [Fact]
    public void All_of_it_is_in_the_namespace_that_it_creates()
    {
        var documents = Manifests.Deployment();
        var name = documents.Only("Namespace").Text("metadata", "name");

        Assert.All(documents.Where(document => document.Text("kind") != "Namespace"), document => Assert.Equal(name, document.Text("metadata", "namespace")));
    }

    [Fact]
    public void The_promised_names_are_there()
    {
        var documents = Manifests.Deployment();
        var service = documents.Only("Service");

        Assert.Equal("alert-manager", service.Text("metadata", "name"));
        Assert.Equal("8080", Assert.Single(service.Items("spec", "ports")).Text("port"));
        Assert.Equal("alert-manager", documents.Only("Deployment").Text("metadata", "name"));
        Assert.Equal("alert-manager-secrets", documents.Only("Secret").Text("metadata", "name"));
        Assert.Equal(["slack_webhook_url"], documents.Only("Secret").Map("stringData").Keys);
    }

    [Fact]
    public void The_container_listens_on_the_port_it_declares()
    {
        var container = Assert.Single(PodWiring.Containers(Manifests.Deployment().Only("Deployment")));
        var port = container.Items("env").Single(variable => variable.Text("name") == "APP_PORT").Text("value");

        Assert.Equal(port, Assert.Single(container.Items("ports")).Text("containerPort"));
        Assert.Equal("/-/healthy", container.Text("livenessProbe", "httpGet", "path"));
        Assert.Equal("/-/ready", container.Text("readinessProbe", "httpGet", "path"));
    }

    [Fact]
    public void The_store_is_on_the_claim_and_has_one_process()
    {
        var deployment = Manifests.Deployment().Only("Deployment");
        var container = Assert.Single(PodWiring.Containers(deployment));
        var mount = container.Items("volumeMounts").Single(mount => mount.Text("name") == "store").Text("mountPath");

        Assert.Contains($"--storage.path={mount}", container.Items("args").Select(argument => argument.ToString()));
        Assert.Equal("1", deployment.Text("spec", "replicas"));
        Assert.Equal("Recreate", deployment.Text("spec", "strategy", "type"));
    }

    [Fact]
    public void The_pod_may_do_no_more_than_it_must()
    {
        var deployment = Manifests.Deployment().Only("Deployment");
        var container = Assert.Single(PodWiring.Containers(deployment));

        Assert.Equal("true", deployment.Text("spec", "template", "spec", "securityContext", "runAsNonRoot"));
        Assert.Equal("RuntimeDefault", deployment.Text("spec", "template", "spec", "securityContext", "seccompProfile", "type"));
        Assert.Equal("false", deployment.Text("spec", "template", "spec", "automountServiceAccountToken"));
        Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], container.Items("securityContext", "capabilities", "drop").Select(name => name.ToString()));
    }

    [Fact]
    public void The_user_is_the_one_the_image_gives_the_store_to()
    {
        var user = Manifests.Deployment().Only("Deployment").Text("spec", "template", "spec", "securityContext", "runAsUser");

        Assert.Contains(Dockerfile.Instructions(), line => line == $"USER {user}:{user}");
        Assert.Contains(Dockerfile.Instructions(), line => line == $"COPY --from=build --chown={user}:{user} /out/data /var/lib/tocsin");
    }
}
